import { oneOf } from './attributes'
import type { Call } from './call-state'
import { did } from './listener'
import { end, type Verb } from './verb'

/** https://www.twilio.com/docs/voice/twiml/reject: refuses a call that has not been answered, and ends one that has. */
export const reject: Verb<Call> = {
  attributes: ['reason'],
  text: false,
  nouns: {},
  execute(element, _document, call) {
    const reason = oneOf(element, 'reason', ['rejected', 'busy'], 'rejected')
    if (call.progress.status === 'ringing') {
      call.progress.status = reason === 'busy' ? 'busy' : 'no-answer'
      call.progress.outcome = 'rejected'
      did(call, call.name, reason === 'busy' ? 'hears a busy signal' : 'hears that the number is not in service')
    }
    return end
  },
}
