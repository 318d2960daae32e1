import type { ApiRequest } from '../api/api'
import type { Described } from './described-operations'
import type { Schema } from './description'
import { formValue } from './form-value'
import { validate } from './validate'

const FORM = 'application/x-www-form-urlencoded'

/** What a caller has got wrong. */
export function judgeRequest(request: ApiRequest, described: Described): readonly string[] {
  const { operation, path, schemas } = described
  const form = operation.requestBody?.content[FORM]?.schema
  const declared = (place: 'path' | 'query' | 'header') => {
    const parameters = operation.parameters?.filter((parameter) => parameter.in === place) ?? []
    return {
      properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
      required: parameters.filter(({ required }) => required).map(({ name }) => name),
    }
  }
  return [
    ...judgeParameters('path', new URLSearchParams(path), declared('path'), schemas),
    ...judgeParameters('query', request.query, declared('query'), schemas),
    ...judgeParameters('form', request.form, form ?? {}, schemas),
    ...judgeParameters('header', meaningfulHeaders(request), lowerCased(declared('header')), schemas),
    ...judgeMediaType(request, operation),
  ]
}

/** Without a form there is nothing to say about its type. A form with a GET is not described in the first place. */
function judgeMediaType(
  { method, headers, form }: ApiRequest,
  { requestBody }: Described['operation'],
): readonly string[] {
  const given = headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (method !== 'POST' || (form.size === 0 && given === undefined)) return []
  const described = Object.keys(requestBody?.content ?? { [FORM]: undefined })
  if (given !== undefined && described.includes(given)) return []
  return [`header content-type is ${given ?? 'missing'}, and not ${described.join(' or ')}`]
}

type Declared = Pick<Schema, 'properties' | 'required'>

function judgeParameters(
  place: string,
  given: URLSearchParams,
  { properties = {}, required = [] }: Declared,
  schemas: Described['schemas'],
): readonly string[] {
  const names = new Set(given.keys())
  return [
    ...required.filter((name) => !names.has(name)).map((name) => `${place} ${name} is missing`),
    ...[...names].flatMap((name) => {
      const schema = properties[name]
      const what = `${place} ${name}`
      return schema ? judgeValues(what, given.getAll(name), schema, schemas) : [`${what} is not described`]
    }),
  ]
}

/** A list is a parameter that is repeated; any other comes once. */
function judgeValues(
  what: string,
  texts: readonly string[],
  schema: Schema,
  schemas: Described['schemas'],
): readonly string[] {
  const { items } = schema
  if (schema.type === 'array' && items !== undefined) {
    return validate(
      what,
      texts.map((text) => formValue(text, items, schemas)),
      schema,
      schemas,
    )
  }
  const repeated = texts.length > 1 ? [`${what} comes ${texts.length} times`] : []
  return [...repeated, ...texts.flatMap((text) => validate(what, formValue(text, schema, schemas), schema, schemas))]
}

/** What an HTTP client sends to whatever operation. https://www.rfc-editor.org/rfc/rfc9110 */
const OF_THE_CONNECTION: readonly string[] =
  `accept accept-charset accept-encoding accept-language authorization cache-control connection content-length content-type
  expect host keep-alive pragma proxy-authorization proxy-connection te transfer-encoding user-agent`.split(/\s+/)

/** The headers that may change what an operation does: all that do not belong to the connection. */
function meaningfulHeaders({ headers }: ApiRequest): URLSearchParams {
  return new URLSearchParams(Object.entries(headers).filter(([name]) => !OF_THE_CONNECTION.includes(name)))
}

function lowerCased({ properties = {}, required = [] }: Declared): Declared {
  return {
    properties: Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name.toLowerCase(), schema])),
    required: required.map((name) => name.toLowerCase()),
  }
}
