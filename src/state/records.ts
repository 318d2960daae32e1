import * as v from 'valibot'

/** Every record says in which form it is written, so that a later version can tell. */
export const VERSION = 1

/** A record is there, and this version of Patchbay cannot read it. Neither missing nor harmless. */
export class UnreadableRecord extends Error {
  override readonly name = 'UnreadableRecord'
}

/**
 * What Sync gives back is read like anything from outside. `kind` names the record in the error, which names the fields of ours
 * that are wrong, and no further: what lies in them may be somebody's number.
 */
export function readRecord<Entries extends v.ObjectEntries>(
  kind: string,
  entries: Entries,
  data: unknown,
): v.InferOutput<v.ObjectSchema<Entries, undefined>> {
  const parsed = v.safeParse(v.object({ v: v.literal(VERSION), ...entries }), data)
  if (parsed.success) return parsed.output
  // The first key is one of ours, which are strings.
  const fields = parsed.issues.map(({ path }) => (path ? (path[0].key as string) : 'the whole')).join(', ')
  throw new UnreadableRecord(`A record of kind ${kind} cannot be read by this version of Patchbay: ${fields}`)
}

export function writeRecord<Data extends object>(data: Data): Data & { v: typeof VERSION } {
  return { v: VERSION, ...data }
}
