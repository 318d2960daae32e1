import { NotExecutedYet } from './application-error'
import { wholeNumber } from './attributes'
import { answer, CUSTOMER, did, TWILIO, type Call } from './call-state'
import { resolveUrl } from './document'
import { next, type Verb } from './verb'

/** https://www.twilio.com/docs/voice/twiml/play. The file itself is not fetched. */
export const play: Verb<Call> = {
  attributes: ['loop'],
  text: true,
  nouns: {},
  execute(element, document, call) {
    answer(call)
    const times = wholeNumber(element, 'loop', 1)
    if (times === 0) throw new NotExecutedYet('<Play loop="0"> (until the caller hangs up)')
    const url = resolveUrl(element.text, document)
    for (let played = 0; played < times; played++) did(call, TWILIO, `plays ${url} to the ${CUSTOMER}`)
    return next
  },
}
