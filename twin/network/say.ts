import { TWILIO, type Listener } from './listener'
import { loop } from './loop'
import { end, next, type Verb } from './verb'

/** https://www.twilio.com/docs/voice/twiml/say. How long it takes to say the words counts for nothing here. */
export const say: Verb<Listener> = {
  attributes: ['voice', 'language', 'loop'],
  text: true,
  nouns: {},
  execute(element, document, listener) {
    listener.answer()
    const words = element.text.replace(/\s+/g, ' ')
    if (!words) return next
    const { network, name } = listener
    loop(element, listener, () => network.events.emit({ kind: 'said', via: 'voice', from: TWILIO, to: name, words }))
    return listener.hangsUpAt(element, document) ? end : next
  },
}
