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
  ]
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

/** The headers that change what an operation does. All others belong to the connection, whatever the operation. */
function meaningfulHeaders({ headers }: ApiRequest): URLSearchParams {
  return new URLSearchParams(Object.entries(headers).filter(([name]) => /^if-|^x-twilio-/.test(name)))
}

function lowerCased({ properties = {}, required = [] }: Declared): Declared {
  return {
    properties: Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name.toLowerCase(), schema])),
    required: required.map((name) => name.toLowerCase()),
  }
}
