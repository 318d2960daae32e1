import { resolveUrl } from './document'
import { did, inSentence, TWILIO, type Listener } from './listener'
import { loop } from './loop'
import { end, next, type Verb } from './verb'

/** https://www.twilio.com/docs/voice/twiml/play. The file itself is not fetched. */
export const play: Verb<Listener> = {
  attributes: ['loop'],
  text: true,
  nouns: {},
  execute(element, document, listener) {
    listener.answer()
    const url = resolveUrl(element.text, document)
    if (!element.text) return next
    loop(element, listener, () => did(listener, TWILIO, `plays ${url} to ${inSentence(listener)}`))
    return listener.hangsUpAt(element, document) ? end : next
  },
}
