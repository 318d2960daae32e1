import { methods, type Description, type Schema } from './description'

const known = new WeakMap<Description, ReadonlyMap<string, readonly string[]>>()

/**
 * The names of the links of a resource: no schema has them, but Twilio's examples do, and all examples of a resource have
 * the same. `undefined` for a resource without links.
 */
export function linkNamesOf(reference: string, description: Description): readonly string[] | undefined {
  let names = known.get(description)
  if (names === undefined) {
    names = new Map(resourcesInExamples(description))
    known.set(description, names)
  }
  return names.get(reference)
}

function resourcesInExamples({ paths }: Description): (readonly [string, readonly string[]])[] {
  return Object.values(paths)
    .flatMap((item) => methods.flatMap((method) => Object.values(item[method]?.responses ?? {})))
    .flatMap(({ content = {} }) => Object.values(content))
    .flatMap(({ schema, examples = {} }) => Object.values(examples).flatMap(({ value }) => resourcesIn(value, schema)))
    .flatMap(({ reference, resource }) => {
      const links = fieldOf(resource, 'links')
      return typeof links === 'object' && links !== null ? [[reference, Object.keys(links)] as const] : []
    })
}

/** A resource in a body, where it stands there and what describes it. */
export interface Resource {
  readonly place: string
  readonly reference: string
  readonly resource: unknown
}

/** The body itself, or what it lists. */
export function resourcesIn(body: unknown, { $ref, properties = {} }: Schema): readonly Resource[] {
  if ($ref !== undefined) return [{ place: 'body', reference: $ref, resource: body }]
  return Object.entries(properties).flatMap(([key, { items }]) => {
    const listed = fieldOf(body, key)
    const reference = items?.$ref
    if (reference === undefined || !Array.isArray(listed)) return []
    return listed.map((resource: unknown, index) => ({ place: `body.${key}.${index}`, reference, resource }))
  })
}

export function fieldOf(from: unknown, field: string): unknown {
  return typeof from === 'object' && from !== null ? Reflect.get(from, field) : undefined
}
