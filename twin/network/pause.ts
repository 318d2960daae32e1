import { wholeNumber } from './attributes'
import { sleepSeconds, type Listener } from './listener'
import { next, type Verb } from './verb'

/** https://www.twilio.com/docs/voice/twiml/pause: as the first verb, it delays answering. */
export const pause: Verb<Listener> = {
  attributes: ['length'],
  text: false,
  nouns: {},
  async execute(element, _document, listener) {
    await sleepSeconds(listener, wholeNumber(element, 'length', 1))
    return next
  },
}
