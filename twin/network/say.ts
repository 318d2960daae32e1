import { answer, TWILIO, type Call } from './call-state'
import { loop } from './loop'
import { next, type Verb } from './verb'

/** https://www.twilio.com/docs/voice/twiml/say. How long it takes to say the words counts for nothing here. */
export const say: Verb<Call> = {
  attributes: ['voice', 'language', 'loop'],
  text: true,
  nouns: {},
  execute(element, _document, call) {
    answer(call)
    const words = element.text.replace(/\s+/g, ' ')
    const speak = () => call.network.events.emit({ kind: 'said', via: 'voice', from: TWILIO, to: call.caller, words })
    if (words) loop(element, call, speak)
    return next
  },
}
