import { isDeepStrictEqual } from 'node:util'
import { directoryKey } from '../../src/state/directory-records'
import type { Entry, StoredEntry } from './map-pages'

export type Change =
  | { readonly kind: 'add'; readonly after: Entry }
  | { readonly kind: 'change'; readonly before: StoredEntry; readonly after: Entry }
  | { readonly kind: 'remove'; readonly before: StoredEntry }

export interface Difference {
  /** In the order in which they are to be made. */
  readonly changes: readonly Change[]
  readonly unchanged: number
}

/**
 * What has to be written so that the directory is as wanted. Whoever is named is there before those who name them, and goes
 * after them: a caller in between, or after an interruption, meets a number with its team.
 */
export function differenceOf(wanted: readonly Entry[], stored: readonly StoredEntry[]): Difference {
  const idOf = ({ map, key }: Entry) => `${map} ${key}`
  const existing = new Map(stored.map((entry) => [idOf(entry), entry]))
  const kept = new Set(wanted.map(idOf))
  const changes: Change[] = []
  for (const after of wanted) {
    const before = existing.get(idOf(after))
    if (!before) changes.push({ kind: 'add', after })
    else if (!isDeepStrictEqual(before.data, after.data)) changes.push({ kind: 'change', before, after })
  }
  const writes = changes.toSorted((a, b) => rankOf(keyOf(a)) - rankOf(keyOf(b)))
  const removals = stored
    .filter((entry) => !kept.has(idOf({ ...entry, key: ownerOf(entry.key) })))
    .map((before) => ({ kind: 'remove', before }) as const)
    .toSorted((a, b) => rankOf(keyOf(b)) - rankOf(keyOf(a)))
  return { changes: [...writes, ...removals], unchanged: wanted.length - writes.length }
}

export function keyOf(change: Change): string {
  return change.kind === 'remove' ? change.before.key : change.after.key
}

export function mapOf(change: Change): string {
  return change.kind === 'remove' ? change.before.map : change.after.map
}

/** An absence is not in the file. It stays as long as its worker does: `absence.h` => `worker.h` */
function ownerOf(key: string): string {
  return isAbsence(key) ? key.replace(directoryKey.absences, 'worker.') : key
}

export function isAbsence(key: string): boolean {
  return key.startsWith(directoryKey.absences)
}

/** A number names teams and a language, an address its worker; settings make members a team, and whoever is in one may be away. */
function rankOf(key: string): number {
  if (key.startsWith('number.')) return 2
  if (key.endsWith('.settings') || key.startsWith('address.')) return 1
  return isAbsence(key) ? -1 : 0
}
