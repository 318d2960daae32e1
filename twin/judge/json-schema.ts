import type { Schema } from './description'

type Schemas = Readonly<Record<string, Schema>>

const ANYTHING_BUT_NULL = ['object', 'array', 'string', 'number', 'boolean']

/** What ajv takes: JSON Schema. */
export type JsonSchema = Readonly<Record<string, unknown>>

/**
 * OpenAPI 3.0's schema as JSON Schema, strictly: an object with named properties has all of them and no others. Twilio
 * marks hardly any as required, yet always sends all, so one that is missing in the twin is a mistake of the twin's.
 */
export function toJsonSchema(schema: Schema, schemas: Schemas): JsonSchema {
  if (schema.$ref !== undefined) return toJsonSchema(resolve(schema.$ref, schemas), schemas)
  const { type, format, nullable = false, properties, items } = schema
  // Without a type, anything goes; null only where it is nullable.
  if (type === undefined && properties === undefined) return nullable ? {} : { type: ANYTHING_BUT_NULL }
  return {
    type: nullable ? [type ?? 'object', 'null'] : (type ?? 'object'),
    ...(schema.enum && { enum: nullable ? [...schema.enum, null] : schema.enum }),
    ...constraints(schema),
    ...(items && { items: toJsonSchema(items, schemas) }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, property]) => [name, toJsonSchema(property, schemas)]),
      ),
      required: Object.keys(properties),
      additionalProperties: false,
    }),
    ...(type === 'object' ? objectFormat(format) : format !== undefined && { format }),
  }
}

/** Twilio gives formats to objects too, where JSON Schema has none. Those with properties are described by these. */
function objectFormat(format: string | undefined): JsonSchema {
  if (format !== 'uri-map' && format !== 'uri-reference-map') return {}
  return { additionalProperties: { type: 'string', format: format.replace('-map', '') } }
}

function constraints({ minLength, maxLength, pattern, minimum, maximum }: Schema): JsonSchema {
  const all = { minLength, maxLength, pattern, minimum, maximum }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

/** '#/components/schemas/session_enum_mode' => its schema */
export function resolve(reference: string, schemas: Schemas): Schema {
  const schema = schemas[reference.replace('#/components/schemas/', '')]
  if (schema === undefined) throw new Error(`Twilio's description has no ${reference}`)
  return schema
}
