import { isDeepStrictEqual } from 'node:util'
import type { Customer } from '../../src/routing/customer'

/** What an import does to customers, whatever items that takes. */
export interface CustomerChanges {
  readonly added: readonly Customer[]
  /** As they are from now on. */
  readonly changed: readonly Customer[]
  readonly removed: readonly Customer[]
  readonly unchanged: number
}

export function changedCustomers(before: readonly Customer[], after: readonly Customer[]): CustomerChanges {
  const known = new Map(before.map((customer) => [customer.id, customer]))
  const kept = new Set(after.map(({ id }) => id))
  const added = after.filter(({ id }) => !known.has(id))
  const changed = after.filter(
    (customer) => known.has(customer.id) && !isDeepStrictEqual(known.get(customer.id), customer),
  )
  return {
    added,
    changed,
    removed: before.filter(({ id }) => !kept.has(id)),
    unchanged: after.length - added.length - changed.length,
  }
}
