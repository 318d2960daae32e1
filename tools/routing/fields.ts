import * as v from 'valibot'
import { knowingAll } from './knowing-all'
import { languages } from './spoken'
import { didYouMean, nearest } from './suggestion'

/*
 * The values of single fields. Each rule is one that JSON Schema can carry too, so that an editor knows it: patterns
 * without flags, of the same meaning with and without `u`, which Ajv and editors add.
 */

const E164 = String.raw`\+[1-9]\d{1,14}`
const text = v.string('must be text in quotes')

export const phone = v.pipe(text, v.regex(new RegExp(`^${E164}$`), 'must be a phone number such as +12025550123'))

export const number = v.pipe(
  text,
  v.regex(new RegExp(`^(?:whatsapp:)?${E164}$`), 'must be a number such as +12025550123 or whatsapp:+12025550123'),
)

/** A number, or a chat identity: anything with a letter in it, so that a number without its + is noticed. */
export const proxyAddress = v.pipe(
  text,
  v.regex(
    new RegExp(String.raw`^(?:(?:whatsapp:)?${E164}|(?!\+|whatsapp:)[^A-Za-z]*[A-Za-z][\s\S]*)$`),
    'must be +12025550123, whatsapp:+12025550123 or a chat identity',
  ),
)

export const identity = v.pipe(
  text,
  v.minLength(1, 'must not be empty'),
  v.maxLength(256, 'must have at most 256 characters'),
)

/** Of a team or of hours. */
export const id = v.pipe(
  text,
  v.regex(/^[a-z0-9-]{1,50}$/, 'must be made of small letters, digits and hyphens, such as "sales"'),
)

/** Of a menu. 0, * and # mean something else to many callers. */
export const key = v.pipe(text, v.regex(/^[1-9]$/, 'must be a key in quotes, "1" to "9"'))

export const trueOrFalse = v.boolean('must be true or false')

/** Control characters and halves of characters cannot stand in XML, and spaces alone are silence. */
export const words = v.pipe(
  text,
  v.maxLength(500, 'must have at most 500 characters'),
  v.regex(
    /^(?=[\s\S]*\S)(?:[^\u0000-\u001F\u007F-\u009F\uD800-\uDFFF\uFFFE\uFFFF]|[\uD800-\uDBFF][\uDC00-\uDFFF])*$/,
    'must be words, without line breaks or other control characters',
  ),
)

/** What is sent as a text. It may have several lines. */
export const message = v.pipe(
  text,
  v.regex(
    /^(?=[\s\S]*\S)(?:[^\u0000-\u0009\u000B-\u001F\u007F-\u009F\uD800-\uDFFF\uFFFE\uFFFF]|[\uD800-\uDBFF][\uDC00-\uDFFF])*$/,
    'must be words, without control characters other than line breaks (\\n)',
  ),
)

export function wholeNumber(from: number, until: number, of: string) {
  const expected = `must be a whole number ${of}from ${from} to ${until}`
  return v.pipe(v.number(expected), v.integer(expected), v.minValue(from, expected), v.maxValue(until, expected))
}

export const oneOf = <const Names extends readonly string[]>(names: Names) =>
  v.picklist(names, `must be ${inWords(names)}`)

/** ['a', 'b', 'c'] => '"a", "b" or "c"' */
const inWords = (names: readonly string[]) =>
  names
    .map((name) => `"${name}"`)
    .join(', ')
    .replace(/, (?=[^,]*$)/, ' or ')

export const language = v.picklist(
  languages,
  ({ input }) => `must be a language that <Say> speaks, such as en-US${didYouMean(String(input), languages)}`,
)

const time = String.raw`(?:[01]\d|2[0-3]):[0-5]\d`
const monthAndDay = String.raw`(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`

/** `09:00-17:30`. One that does not end after it begins ends on the next day; a day ends at 24:00. */
export const span = v.pipe(
  text,
  v.regex(new RegExp(`^${time}-(?:${time}|24:00)$`), 'must be from when until when, such as 09:00-17:30'),
)

export const holiday = v.pipe(
  text,
  v.regex(
    new RegExp(String.raw`^(?:\d{4}-)?${monthAndDay}$`),
    'must be a day such as 2026-12-25, or 12-25 for every year',
  ),
)

export const moment = v.pipe(
  text,
  v.regex(new RegExp(String.raw`^\d{4}-${monthAndDay}T${time}$`), 'must be a day and a time such as 2026-11-27T12:00'),
)

export const timeZone = v.pipe(
  text,
  v.regex(/^[A-Za-z][\w+-]*(?:\/[\w+-]+)*$/, 'must be a time zone such as Europe/Berlin'),
)

export const list = <Item extends v.GenericSchema>(item: Item) => v.array(item, 'must be a list in square brackets')

/** Unknown names are mistakes: they are most often misspelt ones. */
export const object = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  knowingAll(
    v.strictObject(entries, (issue) => {
      if (issue.expected === 'Object') return 'must be an object in curly brackets'
      if (issue.expected !== 'never') return 'is missing'
      const meant = nearest(String(issue.input), Object.keys(entries))
      return `is not known here; ${meant === undefined ? 'is it misspelt?' : `did you mean "${meant}"?`}`
    }),
  )

/** What an editor shows of a field. */
export const about = <Value>(description: string, ...examples: readonly unknown[]) =>
  v.metadata<Value, Record<string, unknown>>({ description, ...(examples.length > 0 && { examples }) })
