import type { ApiRequest, ApiResponse } from '../api/api'
import type { Described } from './described-operations'
import { judgeError } from './error-answers'
import { judgeMeaning } from './judge-meaning'
import { validate } from './validate'

/** What the twin has got wrong. */
export function judgeResponse(request: ApiRequest, response: ApiResponse, described: Described): readonly string[] {
  const { operation, schemas } = described
  const { status, body } = onTheWire(response)
  if (status >= 400) return judgeError(request, { status, body })
  const declared = operation.responses[status]
  if (declared === undefined) return [`status ${status} is not among ${Object.keys(operation.responses).join(', ')}`]
  const schema = declared.content?.['application/json']?.schema
  if (schema === undefined) return body === undefined ? [] : [`status ${status} comes without a body`]
  const problems = validate('body', body, schema, schemas)
  return problems.length > 0 ? problems : judgeMeaning(request, body, described, schema)
}

/** What JSON makes of the body: `undefined` is gone, a date is text. */
function onTheWire({ status, body }: ApiResponse): ApiResponse {
  return { status, body: body === undefined ? undefined : JSON.parse(JSON.stringify(body)) }
}
