import * as v from 'valibot'
import { mapParsed, parseFields, text, type Fields, type Parsed } from './fields'

/** Somebody has opened a link to a message. */
export interface PlayRequest {
  readonly token: string
  /** The first and the last byte that are wanted, from 0; without `last`, all that follow. */
  readonly range: { readonly first: number; readonly last: number | undefined } | undefined
}

const range = v.pipe(
  v.string(),
  v.regex(/^bytes=\d{1,9}-\d{0,9}$/),
  v.transform((written) => {
    const [first = '', last = ''] = written.slice('bytes='.length).split('-')
    return { first: Number(first), last: last === '' ? undefined : Number(last) }
  }),
)

/** The request itself, as Twilio's runtime shows it. Phones ask for audio in parts: `Range: bytes=0-1`. */
const request = v.object({ headers: v.object({ range }) })

export function parsePlayVoicemail(fields: Fields): Parsed<PlayRequest> {
  return mapParsed(parseFields({ t: text, request: v.fallback(v.optional(request), undefined) }, fields), (asked) => ({
    token: asked.t,
    range: asked.request?.headers.range,
  }))
}
