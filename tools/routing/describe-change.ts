import { isDeepStrictEqual } from 'node:util'
import { keyOf, type Change } from './difference'
import { isObject, textAt } from './unjudged'

type Data = Readonly<Record<string, unknown>>

/** `+ number +12025550101`, `~ team advice: hours, strategy`, `- ada@example.com in team advice` */
export function describeChange(change: Change): string {
  switch (change.kind) {
    case 'add':
      return `+ ${nameOf(keyOf(change), change.after.data)}`
    case 'change':
      return `~ ${nameOf(keyOf(change), change.after.data)}: ${differing(change.before.data, change.after.data)}`
    case 'remove':
      return `- ${nameOf(keyOf(change), change.before.data)}`
  }
}

/** Of an entry, in the operator's words. */
function nameOf(key: string, data: unknown): string {
  const [kind, id, part] = key.split('.')
  if (kind === 'number') return `number ${named(data, 'address')}`
  if (kind === 'worker') return `worker ${named(data, 'identity')}`
  if (kind === 'address') return `address ${named(data, 'address')} of ${named(data, 'owner')}`
  if (kind === 'phone') return `phone ${named(data, 'phone')} of ${named(data, 'identity')}`
  if (kind === 'team' && part === 'settings') return `team ${id}`
  if (kind === 'team') return `${named(data, 'identity')} in team ${id}`
  if (kind === 'prompts') return `prompts ${id}`
  if (kind === 'templates') return 'templates'
  if (kind === 'absence') return `absence of ${named(data, 'worker')}`
  return `blocked ${named(data, 'address')}`
}

function named(data: unknown, by: 'address' | 'identity' | 'owner' | 'phone' | 'worker'): string {
  return textAt(inner(data), by) || 'of which the name cannot be read'
}

function differing(before: unknown, after: unknown): string {
  const [old, fresh] = [inner(before), inner(after)]
  const names = [...new Set([...Object.keys(old), ...Object.keys(fresh)])]
  return names
    .filter((name) => !isDeepStrictEqual(old[name], fresh[name]))
    .toSorted((a, b) => (a < b ? -1 : 1))
    .join(', ')
}

/** The entries of teams, and absences, have their fields one level down. */
function inner(data: unknown): Data {
  const record = isObject(data) ? data : {}
  const below = record['settings'] ?? record['member'] ?? record['absence']
  return isObject(below) ? below : record
}
