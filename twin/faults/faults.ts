import type { ApiFault, CallbackFault, FaultRule } from './fault'
import { parseFault } from './parse-fault'

/** The faults that are to happen on a twin. */
export interface Faults {
  /** Throws an Error that explains the language, or says that nobody will ever meet this fault. */
  add(text: string): void
  clear(): void
  /** As they were written, with what is left of their count; those that are used up left out. */
  list(): readonly string[]
  /** Uses one up: the first that meets this operation (`POST sync.twilio.com/v1/…/Items`). */
  takeForApi(operation: string): ApiFault | undefined
  /** Uses one up: the first that meets a callback to this path. */
  takeForCallback(path: string): CallbackFault | undefined
}

/** Whom faults can meet at all. Without a list, anybody. */
export interface Meetable {
  readonly operations?: readonly string[]
  readonly callbacks?: readonly string[]
}

export function newFaults(meetable: Meetable = {}): Faults {
  let rules: { readonly rule: FaultRule; left: number }[] = []

  function take(on: FaultRule['on'], name: string): FaultRule | undefined {
    const found = rules.find((entry) => entry.rule.on === on && entry.left > 0 && meets(entry.rule, name))
    if (found) found.left -= 1
    return found?.rule
  }

  return {
    add: (text) => {
      const rule = parseFault(text)
      const names = rule.on === 'api' ? meetable.operations : meetable.callbacks
      if (names && !names.some((name) => meets(rule, name))) {
        throw new Error(`Nobody would ever meet "${text}". There are:\n  ${names.join('\n  ')}`)
      }
      rules.push({ rule, left: rule.times })
    },
    clear: () => {
      rules = []
    },
    list: () => rules.filter(({ left }) => left > 0).map(({ rule, left }) => withCount(rule.text, left)),
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

/** A whole name means that one and no other: `POST …/Items` is not `POST …/Items/{Key}`. */
function meets({ words }: FaultRule, name: string): boolean {
  const lowerCased = name.toLowerCase()
  const written = words.join(' ').toLowerCase()
  if (written.includes('.twilio.com/')) return written === lowerCased
  return words.every((word) => lowerCased.includes(word.toLowerCase()))
}

// sync: 429 x3 => sync: 429 x2, after one
function withCount(text: string, left: number): string {
  return left === Infinity ? text : text.replace(/ x\d+$/, ` x${left}`)
}
