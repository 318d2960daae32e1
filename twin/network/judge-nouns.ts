import { SCHEMA, type Finding } from './mistake'
import type { TwimlElement } from './twiml'

/** Of elements as they were returned: a noun that TwiML does not know is a mistake of its own, and no missing one. */
export function judgeNouns(verbs: readonly TwimlElement[]): readonly Finding[] {
  return verbs.flatMap(judgeVerb)
}

function judgeVerb({ name, text, children, attributes }: TwimlElement): readonly Finding[] {
  const wrong = (message: string): readonly Finding[] => [{ code: SCHEMA, message }]
  switch (name) {
    case 'Connect':
      return children.length === 1 ? [] : [{ code: SCHEMA, message: connectNeedsOne(children), breaksOff: true }]
    case 'Dial':
      return text || children.length > 0 ? [] : wrong('<Dial> without anybody to call')
    case 'Enqueue':
      return text || attributes['workflowSid'] ? [] : wrong('<Enqueue> without a queue')
    default:
      return []
  }
}

/** Of a `<Connect>`, which takes one noun and connects the caller with it. */
export function connectNeedsOne(nouns: readonly TwimlElement[]): string {
  return `<Connect> with ${nouns.length} nouns: it takes one`
}
