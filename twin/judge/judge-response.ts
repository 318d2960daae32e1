import type { ApiRequest, ApiResponse } from '../api/api'
import { contentTypeOf } from '../api/wire-body'
import type { Described } from './described-operations'
import { judgeError } from './error-answers'
import { judgeMeaning } from './judge-meaning'
import { validate } from './validate'

/** What the twin has got wrong. */
export function judgeResponse(request: ApiRequest, response: ApiResponse, described: Described): readonly string[] {
  const { operation, schemas } = described
  const { status } = response
  if (status >= 400) return judgeError(request, response)
  const declared = operation.responses[status]
  if (declared === undefined) return [`status ${status} is not among ${Object.keys(operation.responses).join(', ')}`]
  if (declared.content === undefined)
    return response.body === undefined ? [] : [`status ${status} comes without a body`]
  const contentType = contentTypeOf(response)
  const schema = declared.content[contentType]?.schema
  if (schema === undefined)
    return [`content-type is ${contentType}, and not ${Object.keys(declared.content).join(', ')}`]
  if (schema.format === 'binary') return judgeBytes(response)
  const body = inJson(response)
  const problems = validate('body', body, schema, schemas)
  return problems.length > 0 ? problems : judgeMeaning(request, body, described, schema)
}

function judgeBytes({ body }: ApiResponse): readonly string[] {
  return body instanceof Uint8Array && body.length > 0 ? [] : ['body has no bytes']
}

/** What JSON makes of the body: `undefined` is gone, a date is text. */
function inJson({ body }: ApiResponse): unknown {
  return body === undefined ? undefined : JSON.parse(JSON.stringify(body))
}
