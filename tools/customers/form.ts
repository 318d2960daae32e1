import * as v from 'valibot'
import { isPhoneNumber } from '../../src/routing/address'
import * as field from '../routing/fields'

const text = v.string('must be text')

/** What stands in a list is short, so that many fit into a page. */
const MOST_LETTERS_OF_NAME = 100
const MOST_LETTERS_OF_URL = 500
const MOST_LETTERS_OF_DETAILS = 3_000

/** `+1 (202) 555-0123` => `must be +12025550123: without spaces and signs` */
function phoneMeant(given: string, prefix = ''): string {
  const number = given
    .replace(/^whatsapp:/, '')
    .replace(/[\s().\-/]/g, '')
    .replace(/^00/, '+')
  return isPhoneNumber(number) && `${prefix}${number}` !== given
    ? `must be ${prefix}${number}`
    : `must be a phone number with its country, such as ${prefix}+12025550123`
}

const phone = v.pipe(
  text,
  v.check(
    (value) => isPhoneNumber(value),
    ({ input }) => phoneMeant(input),
  ),
)
const whatsapp = v.pipe(
  text,
  v.check(
    (value) => value.startsWith('whatsapp:') && isPhoneNumber(value.slice('whatsapp:'.length)),
    ({ input }) => phoneMeant(input, 'whatsapp:'),
  ),
)
const chat = v.pipe(field.identity, v.regex(/^(?!\+|whatsapp:)/, 'must be a chat identity, and not a number'))
const email = v.pipe(
  text,
  v.maxLength(254, 'must have at most 254 characters'),
  v.regex(/^[^\s@]+@[^\s@]+$/, 'must be an e-mail address, such as mary@example.com'),
)
const url = v.pipe(
  text,
  v.maxLength(MOST_LETTERS_OF_URL, `must have at most ${MOST_LETTERS_OF_URL} characters`),
  v.regex(/^(?:https?:\/\/|mailto:)[!#-[\]-~]+$/, 'must be a whole URL, such as https://example.com/mary'),
)
/** The limit of the list comes before that of words, so that whoever writes too much reads the one that counts. */
const short = v.pipe(
  text,
  v.maxLength(MOST_LETTERS_OF_NAME, `must have at most ${MOST_LETTERS_OF_NAME} characters`),
  field.words,
)

const of = <const Type extends string, Value extends v.GenericSchema<string>>(type: Type, value: Value) =>
  field.object({ type: v.literal(type), value })

const channel = v.variant(
  'type',
  [of('sms', phone), of('whatsapp', whatsapp), of('chat', chat), of('email', email), of('voice', phone)],
  'must be "sms", "whatsapp", "chat", "email" or "voice"',
)

/** A customer as the operator writes them. src/routing/customer.ts says what the fields are for. */
export const customerForm = field.object({
  id: v.pipe(
    text,
    v.regex(/^[!-~]{1,64}$/, 'must be 1 to 64 letters, digits and signs without spaces, such as customer-17'),
    v.regex(/^(?![A-Z]{2}[0-9a-f]{32}$)/, 'must be your own, and not a SID of Twilio'),
  ),
  name: short,
  worker: v.optional(field.identity),
  channels: v.optional(field.list(channel), []),
  links: v.optional(
    v.pipe(field.list(field.object({ type: short, value: url, name: short })), v.maxLength(10, 'must be at most 10')),
  ),
  avatar: v.optional(v.pipe(url, v.startsWith('https://', 'must begin with https://'))),
  details: v.optional(
    field.object({
      title: short,
      content: v.pipe(
        text,
        v.maxLength(MOST_LETTERS_OF_DETAILS, `must have at most ${MOST_LETTERS_OF_DETAILS} characters`),
      ),
    }),
  ),
})
