import * as v from 'valibot'

/** The fields of a webhook, query and body together. A value is a string, or a list where a field came more than once. */
export type Fields = Readonly<Record<string, unknown>>

/** What is wrong with a field, without what was received: that could be personal. */
export interface Problem {
  readonly field: string
  readonly expected: string
}

export type Parsed<Event> =
  { readonly ok: true; readonly event: Event } | { readonly ok: false; readonly problems: readonly Problem[] }

/** Reads the named fields and passes over all others: Twilio may add parameters at any time. */
export function parseFields<Entries extends v.ObjectEntries>(
  entries: Entries,
  fields: Fields,
): Parsed<v.InferOutput<v.ObjectSchema<Entries, undefined>>> {
  const named = Object.fromEntries(Object.keys(entries).map((name) => [name, fields[name]]))
  const parsed = v.safeParse(v.object(entries), named)
  if (parsed.success) return { ok: true, event: parsed.output }
  return {
    ok: false,
    problems: parsed.issues.map((issue) => ({ field: v.getDotPath(issue) ?? '', expected: issue.message })),
  }
}

/** The event that the fields stand for, in our own words. */
export function mapParsed<Event, Mapped>(parsed: Parsed<Event>, map: (event: Event) => Mapped): Parsed<Mapped> {
  return parsed.ok ? { ok: true, event: map(parsed.event) } : parsed
}

const matching = (pattern: RegExp, expected: string) => v.pipe(v.string(expected), v.regex(pattern, expected))

const sid = (prefix: string, expected: string) => matching(new RegExp(`^(?:${prefix})[0-9a-fA-F]{32}$`), expected)

export const callSid = sid('CA', 'a Call SID')
export const conversationSid = sid('CH', 'a Conversation SID')
export const participantSid = sid('MB', 'the SID of a participant')
export const messageSid = sid('SM|MM', 'a Message SID')
export const recordingSid = sid('RE', 'a Recording SID')
export const interactionSid = sid('KI', 'the SID of an Interaction of Proxy')
export const sessionSid = sid('KC', 'the SID of a Session of Proxy')

/** A value of some length, given once. */
export const text = matching(/^[^]{1,1000}$/, 'given once, in 1 to 1000 characters')

/** What somebody wrote: 1,600 characters at most, says https://www.twilio.com/docs/messaging/api/message-resource */
export const words = matching(/^[^]{0,1600}$/, 'given once, in at most 1600 characters')

/** A number as a form writes it. Nine digits are enough for seconds and sequences. */
export const wholeNumber = v.pipe(matching(/^\d{1,9}$/, 'a whole number'), v.transform(Number))

/** `Sat, 7 May 2022 00:58:19 +0000`: RFC 2822, which Twilio uses in callbacks. `Date` alone would read `1`, in local time. */
export const timestamp = v.pipe(
  matching(
    /^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} (?:[+-]\d{4}|GMT|UTC)$/,
    'an RFC 2822 time',
  ),
  v.transform((written) => new Date(written)),
  v.date(),
)

/** For what is good to know but no reason to refuse a call: a malformed value counts as absent. */
export function ifGiven<Output>(schema: v.GenericSchema<string, Output>) {
  return v.fallback(v.optional(schema), undefined)
}
