import { isDeepStrictEqual } from 'node:util'
import type { Description } from './description'

/** A place where Twilio's description contradicts Twilio's documentation, or itself. */
export interface KnownError {
  readonly product: string
  /** The way to it in the file. */
  readonly at: readonly string[]
  /** What the file says. When it says something else, the entry has outlived its error and must go. */
  readonly says: unknown
  readonly means: unknown
  readonly because: string
}

/**
 * Every known error, but for one that has no place in the files: none lists a status of 400 or more, though every
 * operation can answer with one. An error is judged by the form that Twilio documents elsewhere: error-answers.ts.
 */
export const knownErrors: readonly KnownError[] = [
  {
    product: 'proxy_v1',
    at: ['components', 'schemas', 'service_enum_geo_match_level', 'enum'],
    says: ['area-code', 'overlay', 'radius', 'country'],
    means: ['area-code', 'overlay', 'radius', 'country', 'extended-area-code'],
    because: 'the text beside it names `extended-area-code`, and so does https://www.twilio.com/docs/api/errors/80206',
  },
  {
    product: 'proxy_v1',
    at: ['paths', '/v1/Services/{ServiceSid}/Sessions/{SessionSid}/Participants/{Sid}', 'delete', 'responses'],
    says: { '200': { description: 'The resource was deleted successfully.' } },
    means: {
      '200': { description: 'The resource was deleted successfully.' },
      '204': { description: 'The resource was deleted successfully.' },
    },
    because: 'every other DELETE of the product is listed with 204 and these same words; either may be true',
  },
]

/** Mends the description where it is known to be wrong. It is ours alone: nobody else has read this copy. */
export function mend(product: string, description: Description, errors: readonly KnownError[] = knownErrors): void {
  for (const { at, says, means } of errors.filter((error) => error.product === product)) {
    const last = at.at(-1) ?? ''
    const place = at.slice(0, -1).reduce<unknown>(valueOf, description)
    if (typeof place !== 'object' || place === null || !isDeepStrictEqual(valueOf(place, last), says)) {
      throw new Error(`Twilio's description of ${product} no longer says what is wrong at ${at.join(' ')}: remove that`)
    }
    Reflect.set(place, last, means)
  }
}

function valueOf(from: unknown, key: string): unknown {
  return typeof from === 'object' && from !== null ? Reflect.get(from, key) : undefined
}
