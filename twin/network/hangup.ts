import { did, TWILIO, type Listener } from './listener'
import { end, type Verb } from './verb'

/** https://www.twilio.com/docs/voice/twiml/hangup: as the first verb, it does not prevent answering. */
export const hangup: Verb<Listener> = {
  attributes: [],
  text: false,
  nouns: {},
  execute(_element, _document, listener) {
    listener.answer()
    did(listener, TWILIO, 'hangs up')
    return end
  },
}
