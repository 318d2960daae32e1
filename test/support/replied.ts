import type { Reply } from '../../src/replies/reply'
import { parseTwiml, type TwimlElement } from './twiml-tree'

/** The TwiML of a reply that must be TwiML. */
export function twimlIn(reply: Reply): TwimlElement {
  if (reply.kind !== 'twiml') throw new Error(`The reply is ${reply.kind}, not TwiML`)
  return parseTwiml(reply.xml)
}
