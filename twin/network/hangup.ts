import { answer, did, TWILIO, type Call } from './call-state'
import { end, type Verb } from './verb'

/** https://www.twilio.com/docs/voice/twiml/hangup: as the first verb, it does not prevent answering. */
export const hangup: Verb<Call> = {
  attributes: [],
  text: false,
  nouns: {},
  execute(_element, _document, call) {
    answer(call)
    did(call, TWILIO, 'hangs up')
    return end
  },
}
