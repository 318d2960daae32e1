import { NotExecutedYet } from './application-error'
import { wholeNumber } from './attributes'
import { answer, CUSTOMER, TWILIO, type Call } from './call-state'
import { next, type Flow, type Verb } from './verb'

/** https://www.twilio.com/docs/voice/twiml/say */
export const say: Verb<Call> = {
  attributes: ['voice', 'language', 'loop'],
  text: true,
  nouns: {},
  execute(element, _document, call) {
    answer(call)
    const times = wholeNumber(element, 'loop', 1)
    if (times === 0) throw new NotExecutedYet('<Say loop="0"> (until the caller hangs up)')
    const words = element.text.replace(/\s+/g, ' ')
    if (!words) return silence(call)
    for (let spoken = 0; spoken < times; spoken++) {
      call.network.events.emit({ kind: 'said', via: 'voice', from: TWILIO, to: CUSTOMER, words })
    }
    return next
  },
}

/** A warning, and the call goes on. https://www.twilio.com/docs/api/errors/13520 */
function silence(call: Call): Flow {
  call.network.events.emit({ kind: 'debugger', code: 13520, message: 'Say: Invalid text' })
  return next
}
