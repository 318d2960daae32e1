import type { ApiRequest, ApiResponse } from '../api/api'
import type { Schema } from './description'
import { knownCodes } from './known-codes'
import { fieldOf } from './link-names'
import { validate } from './validate'

/** https://www.twilio.com/docs/usage/twilios-response#response-formats-exceptions; codes have five digits everywhere. */
const errorBody: Schema = {
  type: 'object',
  properties: {
    code: { type: 'integer', minimum: 10_000, maximum: 99_999 },
    message: { type: 'string', minLength: 1 },
    more_info: { type: 'string', format: 'uri' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
  },
}

/** Statuses that Twilio answers with: https://www.twilio.com/docs/usage/twilios-response, 409, 412 and 413 from its products. */
const statuses: readonly number[] = [400, 401, 403, 404, 405, 409, 410, 412, 413, 415, 429, 500, 502, 503, 504]

/** What is wrong with an answer of 400 or more. */
export function judgeError({ host }: ApiRequest, response: ApiResponse): readonly string[] {
  const { status } = response
  const body = fieldsOf(response)
  if (!statuses.includes(status)) return [`status ${status} is none of Twilio's${quoted(body)}`]
  const problems = validate('body', body, errorBody, {})
  if (problems.length > 0) return problems
  // Of the form above: it has just been judged.
  const error = body as { readonly code: number; readonly more_info: string; readonly status: number }
  return [
    ...(error.status === status ? [] : [`body.status is ${error.status}, and the status ${status}`]),
    ...(error.more_info.endsWith(`/${error.code}`) ? [] : [`body.more_info is not about ${error.code}`]),
    ...judgeCode(error.code, status, host),
  ]
}

/** What JSON makes of the body, or the fields of the XML that the oldest API answers with. */
function fieldsOf({ body }: ApiResponse): unknown {
  if (body === undefined) return undefined
  if (!(body instanceof Uint8Array)) return JSON.parse(JSON.stringify(body))
  const [, exception = ''] =
    /<TwilioResponse><RestException>(.*)<\/RestException>/s.exec(Buffer.from(body).toString()) ?? []
  const fields = [...exception.matchAll(/<(\w+)>(.*?)<\/\1>/gs)].map(([, name = '', text = '']) => {
    const value = /^\d+$/.test(text) ? Number(text) : text
    return [name === 'MoreInfo' ? 'more_info' : name.toLowerCase(), value] as const
  })
  return Object.fromEntries(fields)
}

function judgeCode(code: number, status: number, host: string): readonly string[] {
  const known = knownCodes.get(code)
  if (known === undefined) return [`body.code ${code} is none that the twin knows`]
  const product = host.split('.')[0] ?? ''
  return [
    ...(known.status === status ? [] : [`body.code ${code} comes with ${known.status}, and not with ${status}`]),
    ...(known.products.includes(product) ? [] : [`body.code ${code} is not an error of ${product}`]),
  ]
}

/** What the twin has to say for itself: it names the operation or the parameter that it does not know. */
function quoted(body: unknown): string {
  const message = fieldOf(body, 'message')
  return typeof message === 'string' ? `: ${message}` : ''
}
