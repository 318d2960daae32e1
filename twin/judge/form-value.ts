import type { Schema } from './description'
import { resolve } from './json-schema'

/**
 * The value that a parameter's text stands for, where its schema asks for more than text: '5' => 5, 'true' => true.
 * What stands for nothing stays text, for the schema to refuse.
 */
export function formValue(text: string, schema: Schema, schemas: Readonly<Record<string, Schema>>): unknown {
  if (schema.$ref !== undefined) return formValue(text, resolve(schema.$ref, schemas), schemas)
  if (schema.type === 'integer' && /^-?\d+$/.test(text)) return Number(text)
  if (schema.type === 'number' && /^-?\d+(?:\.\d+)?$/.test(text)) return Number(text)
  if (schema.type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  return text
}
