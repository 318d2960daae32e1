import { wholeNumber } from './attributes'
import { sleepSeconds, type Call } from './call-state'
import { next, type Verb } from './verb'

/** https://www.twilio.com/docs/voice/twiml/pause: as the first verb, it delays answering. */
export const pause: Verb<Call> = {
  attributes: ['length'],
  text: false,
  nouns: {},
  async execute(element, _document, call) {
    await sleepSeconds(call, wholeNumber(element, 'length', 1))
    return next
  },
}
