import * as v from 'valibot'
import { isObject } from './unjudged'

type StrictObject = v.StrictObjectSchema<v.ObjectEntries, v.ErrorMessage<v.StrictObjectIssue> | undefined>

/** The same schema with an issue for every unknown field: valibot's own stops at the first. */
export function knowingAll<Schema extends StrictObject>(schema: Schema): Schema {
  const strict: StrictObject = schema
  return {
    ...schema,
    '~run'(dataset, config) {
      const input = dataset.value
      const parsed = schema['~run'](dataset, config)
      for (const issue of furtherUnknown(strict, input)) v._addIssue(strict, 'key', parsed, config, issue)
      return parsed
    },
  }
}

/** As valibot tells of the first. In a list, which is no object, each of a thousand items would be a field. */
function furtherUnknown({ entries }: StrictObject, input: unknown) {
  if (!isObject(input) || Array.isArray(input)) return []
  const unknown = Object.keys(input).filter((key) => !Object.hasOwn(entries, key))
  return unknown.slice(1).map((key) => ({
    input: key,
    expected: 'never',
    path: [{ type: 'object', origin: 'key', input, key, value: input[key] }] as [v.ObjectPathItem],
  }))
}
