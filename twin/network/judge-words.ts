import { SCHEMA, type Finding } from './mistake'
import { LONGEST_MESSAGE_CHARACTERS as LONGEST_MESSAGE } from './message'
import type { TwimlElement } from './twiml'

/** https://www.twilio.com/docs/api/errors/13521: bytes, by who makes the voice; and for each, once it is URL-encoded. */
const LONGEST_SAY_BYTES = { 'Polly.': 3000, 'Google.': 5000, '': 4096 }
const LONGEST_ENCODED_SAY = 4500
/** https://www.twilio.com/docs/api/errors/14109 */
const MOST_MESSAGES = 10

/** What is said and written: that there is something, and not too much of it. */
export function judgeWords(verbs: readonly TwimlElement[]): readonly Finding[] {
  const messages = verbs.filter(({ name }) => name === 'Message')
  const tooMany = { code: 14109, message: `${messages.length} replies to one message: the limit is ${MOST_MESSAGES}` }
  return [...verbs.flatMap(judgeVerb), ...(messages.length > MOST_MESSAGES ? [tooMany] : [])]
}

function judgeVerb(verb: TwimlElement): readonly Finding[] {
  switch (verb.name) {
    case 'Say':
      return judgeSay(verb)
    case 'Message':
      return judgeMessage(verb)
    case 'Play':
      return verb.text || verb.attributes['digits'] ? [] : [{ code: SCHEMA, message: '<Play> without a URL' }]
    default:
      return verb.children.flatMap(judgeVerb)
  }
}

function judgeSay(say: TwimlElement): readonly Finding[] {
  const words = wordsIn(say)
  if (!words) return [{ code: 13520, message: '<Say> without words' }]
  const voice = say.attributes['voice'] ?? ''
  const [, limit = 0] = Object.entries(LONGEST_SAY_BYTES).find(([maker]) => voice.startsWith(maker)) ?? []
  const bytes = Buffer.byteLength(words)
  // As forms are encoded: a space is one character. The page does not say which encoding it means.
  const encoded = new URLSearchParams({ '': words }).toString().length - '='.length
  if (bytes > limit) return [{ code: 13521, message: `<Say> of ${bytes} bytes: the limit is ${limit}` }]
  return encoded > LONGEST_ENCODED_SAY
    ? [{ code: 13521, message: `<Say> of ${encoded} characters, URL-encoded: the limit is ${LONGEST_ENCODED_SAY}` }]
    : []
}

function judgeMessage(message: TwimlElement): readonly Finding[] {
  const parts = message.children.filter(({ name }) => name === 'Body').map(({ text }) => text)
  const body = [message.text, ...parts].filter(Boolean).join('\n')
  const hasMedia = message.children.some(({ name }) => name === 'Media')
  if (!body && !hasMedia) return [{ code: 14103, message: '<Message> without a text' }]
  return body.length > LONGEST_MESSAGE
    ? [{ code: 14103, message: `<Message> of ${body.length} characters: the limit is ${LONGEST_MESSAGE}` }]
    : []
}

function wordsIn({ text, children }: TwimlElement): string {
  return [text, ...children.map(wordsIn)].filter(Boolean).join(' ')
}
