import type { ApiResponse } from '../api/api'
import type { Described } from './described-operations'
import { judgeError } from './error-answers'
import { validate } from './validate'

/** What the twin has got wrong. */
export function judgeResponse(response: ApiResponse, { operation, schemas }: Described): readonly string[] {
  const { status, body } = onTheWire(response)
  if (status >= 400) return judgeError({ status, body })
  const declared = operation.responses[status]
  if (declared === undefined) return [`status ${status} is not among ${Object.keys(operation.responses).join(', ')}`]
  const schema = declared.content?.['application/json']?.schema
  if (schema === undefined) return body === undefined ? [] : [`status ${status} comes without a body`]
  return validate('body', body, schema, schemas)
}

/** What JSON makes of the body: `undefined` is gone, a date is text. */
function onTheWire({ status, body }: ApiResponse): ApiResponse {
  return { status, body: body === undefined ? undefined : JSON.parse(JSON.stringify(body)) }
}
