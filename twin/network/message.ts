import { CUSTOMER } from './call-state'
import type { Text } from './text-state'
import { next, type Verb } from './verb'

/** https://www.twilio.com/docs/messaging/twiml/message: goes to whoever sent the text, from the number they wrote to. */
export const message: Verb<Text> = {
  attributes: [],
  text: true,
  nouns: { Body: { attributes: [], text: true, nouns: {} } },
  execute(element, _document, { script, network, progress }) {
    const words = [element.text, ...element.children.map(({ text }) => text)].filter(Boolean).join('\n')
    network.events.emit({ kind: 'said', via: 'message', from: script.to, to: CUSTOMER, words })
    progress.outcome = 'replied'
    return next
  },
}
