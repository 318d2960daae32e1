import type { ApiFault, CallbackFault, FaultRule } from './fault'
import { parseFault } from './parse-fault'

/** The faults that are to happen on a twin. */
export interface Faults {
  /** Throws an Error that explains the language. */
  add(text: string): void
  clear(): void
  /** As they were written, those that are used up left out. */
  list(): readonly string[]
  /** Uses one up: the first that meets this operation (`POST sync.twilio.com/v1/…/Items`). */
  takeForApi(operation: string): ApiFault | undefined
  /** Uses one up: the first that meets a callback to this path. */
  takeForCallback(path: string): CallbackFault | undefined
}

export function newFaults(): Faults {
  let rules: { readonly rule: FaultRule; left: number }[] = []

  function take(on: FaultRule['on'], name: string): FaultRule | undefined {
    const lowerCased = name.toLowerCase()
    const meets = ({ rule }: { rule: FaultRule }) => rule.words.every((word) => lowerCased.includes(word.toLowerCase()))
    const found = rules.find((entry) => entry.rule.on === on && entry.left > 0 && meets(entry))
    if (found) found.left -= 1
    return found?.rule
  }

  return {
    add: (text) => {
      const rule = parseFault(text)
      rules.push({ rule, left: rule.times })
    },
    clear: () => {
      rules = []
    },
    list: () => rules.filter(({ left }) => left > 0).map(({ rule }) => rule.text),
    takeForApi: (operation) => {
      const rule = take('api', operation)
      return rule?.on === 'api' ? rule.fault : undefined
    },
    takeForCallback: (path) => {
      const rule = take('callback', path)
      return rule?.on === 'callback' ? rule.fault : undefined
    },
  }
}
