import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import type { Schema } from './description'
import { toJsonSchema } from './json-schema'

const compiled = new WeakMap<Schema, ValidateFunction>()
let ajv: Ajv | undefined

/**
 * What is wrong with a value that should be as the schema says: `body.sid must match pattern "^MP[0-9a-fA-F]{32}$"`.
 * A schema is compiled when it is first needed, and kept for as long as the description that it is part of.
 */
export function validate(
  what: string,
  value: unknown,
  schema: Schema,
  schemas: Readonly<Record<string, Schema>>,
): readonly string[] {
  let isValid = compiled.get(schema)
  if (isValid === undefined) {
    ajv ??= newAjv()
    isValid = ajv.compile(toJsonSchema(schema, schemas))
    compiled.set(schema, isValid)
  }
  return isValid(value) ? [] : (isValid.errors ?? []).map((error) => describe(what, error))
}

/** A format that nobody has taught it makes the compilation fail, so that none goes unchecked by accident. */
function newAjv(): Ajv {
  // A test's process compiles each schema for a few values only: what makes compiling slow does not pay.
  const compileFast = { validateSchema: false, code: { optimize: false } }
  const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true, ...compileFast })
  addFormats(ajv)
  ajv.addFormat('phone-number', /^\+[1-9]\d{1,14}$/)
  ajv.addFormat('date-time-rfc-2822', /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} \+0000$/)
  ajv.addFormat('date-or-date-time', /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z)?$/)
  ajv.addFormat('http-method', /^(?:HEAD|GET|POST|PATCH|PUT|DELETE)$/)
  ajv.addFormat('iso-country-code', /^[A-Z]{2}$/)
  ajv.addFormat('currency', /^[A-Za-z]{3}$/)
  // What a phone call or a text may be sent to: a number, a SIP address, a client. Twilio gives no pattern.
  ajv.addFormat('endpoint', true)
  ajv.addFormat('twiml', true)
  return ajv
}

function describe(what: string, { instancePath, keyword, params, message = '' }: ErrorObject): string {
  const place = `${what}${instancePath.replaceAll('/', '.')}`
  switch (keyword) {
    case 'required':
      return `${place}.${String(params['missingProperty'])} is missing`
    case 'additionalProperties':
      return `${place}.${String(params['additionalProperty'])} is not described`
    case 'enum':
      return `${place} must be one of ${JSON.stringify(params['allowedValues'])}`
    default:
      return `${place} ${message}`
  }
}
