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

const ACCOUNT = '/2010-04-01/Accounts/{AccountSid}'

/** The lists of the oldest API that the twin serves. */
const lists = ['Recordings', 'Messages', 'IncomingPhoneNumbers'].map((name) => `${ACCOUNT}/${name}.json`)

const pagesOf = lists.flatMap((path) =>
  ['first_page_uri', 'next_page_uri', 'previous_page_uri', 'uri'].map((field): KnownError => {
    const schema = ['responses', '200', 'content', 'application/json', 'schema', 'properties', field, 'format']
    return {
      product: 'api_v2010',
      at: ['paths', path, 'get', ...schema],
      says: 'uri',
      means: 'uri-reference',
      because: 'they are relative to https://api.twilio.com in every example of it',
    }
  }),
)

const subresourcesOf = ['api.v2010.account.recording', 'api.v2010.account.message', 'api.v2010.account.call'].map(
  (schema): KnownError => ({
    product: 'api_v2010',
    at: ['components', 'schemas', schema, 'properties', 'subresource_uris', 'format'],
    says: 'uri-map',
    means: 'uri-reference-map',
    because: 'the text beside it says that they are relative, and so does every example of it',
  }),
)

/** `DateCreated`, `DateCreated<` and `DateCreated>` stand behind the SID of the account. */
const datesOfRecordings = ['1', '2', '3'].map((index): KnownError => ({
  product: 'api_v2010',
  at: ['paths', `${ACCOUNT}/Recordings.json`, 'get', 'parameters', index, 'schema', 'format'],
  says: 'date-time',
  means: 'date-or-date-time',
  because: 'the text beside it asks for `YYYY-MM-DD`, and the SDK sends a time',
}))

/** A parameter of the pages, and of older files and SDKs. */
const failOnParticipantConflict = ['Sessions', 'Sessions/{Sid}', 'Sessions/{SessionSid}/Participants'].map(
  (resource): KnownError => {
    const form = ['requestBody', 'content', 'application/x-www-form-urlencoded', 'schema', 'properties']
    return {
      product: 'proxy_v1',
      at: ['paths', `/v1/Services/{ServiceSid}/${resource}`, 'post', ...form, 'FailOnParticipantConflict'],
      says: undefined,
      means: { type: 'boolean' },
      because: 'https://www.twilio.com/docs/api/errors/80623 and 80802 tell callers to send it',
    }
  },
)

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
  ...failOnParticipantConflict,
  ...pagesOf,
  ...subresourcesOf,
  ...datesOfRecordings,
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
