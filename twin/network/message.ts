import { newSid } from '../account'
import { fileText, type Text } from './text-state'
import { next, type Verb } from './verb'

/** What is longer is not sent, nor is nothing. https://www.twilio.com/docs/api/errors/14103 */
export const LONGEST_MESSAGE_CHARACTERS = 1600

/** https://www.twilio.com/docs/messaging/twiml/message: goes to whoever sent the text, from the number they wrote to. */
export const message: Verb<Text> = {
  attributes: [],
  text: true,
  nouns: { Body: { attributes: [], text: true, nouns: {} } },
  execute(element, _document, { script, sender, network, progress }) {
    const words = [element.text, ...element.children.map(({ text }) => text)].filter(Boolean).join('\n')
    if (!words || words.length > LONGEST_MESSAGE_CHARACTERS) return next
    const reply = {
      sid: newSid('SM'),
      from: script.to,
      to: script.from,
      body: words,
      direction: 'outbound-reply',
    } as const
    fileText(reply, network)
    network.events.emit({ kind: 'said', via: 'message', from: script.to, to: sender, words })
    progress.outcome = 'replied'
    return next
  },
}
