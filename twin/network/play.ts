import { answer, did, theCaller, TWILIO, type Call } from './call-state'
import { resolveUrl } from './document'
import { loop } from './loop'
import { next, type Verb } from './verb'

/** https://www.twilio.com/docs/voice/twiml/play. The file itself is not fetched. */
export const play: Verb<Call> = {
  attributes: ['loop'],
  text: true,
  nouns: {},
  execute(element, document, call) {
    answer(call)
    const url = resolveUrl(element.text, document)
    if (element.text) loop(element, call, () => did(call, TWILIO, `plays ${url} to ${theCaller(call)}`))
    return next
  },
}
