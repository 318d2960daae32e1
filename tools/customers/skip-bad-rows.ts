import type { Customer } from '../../src/routing/customer'
import type { CheckedRows, RightRow } from './check'

export interface WithoutBadRows {
  /** The whole list as it shall be. */
  readonly wanted: readonly Customer[]
  /** Of each row by itself, and then of those that give away what stays with somebody else. */
  readonly mistakes: readonly string[]
  readonly badRows: number
}

/**
 * Whoever has a bad row stays as they are; where a bad row does not say whose it is, or not rightly, that may be anybody. No address is that of
 * two customers: a row with one that stays with somebody else is a bad one, too, and whoever has it stays as well.
 *
 *   in the list   A 161   B 162   C 163
 *   in the file   A oops  B 161   C 162
 *   then          A stays, so B stays, so C stays
 *
 * Rows only ever become bad, each once. Which of them do does not depend on the order.
 */
export function skipBadRows(checked: CheckedRows, before: readonly Customer[]): WithoutBadRows {
  const listed = new Map(before.map((customer) => [customer.id, customer]))
  const right = new Map(checked.right.map((row) => [row.customer.id, row]))
  const takers = new Map(checked.right.flatMap((row) => addressesOf(row.customer).map((address) => [address, row])))
  const bad = new Map(checked.bad)
  const kept = before.filter(({ id }) => !right.has(id) && (bad.has(id) || bad.has(undefined)))
  // It grows while it is gone through.
  for (const customer of kept) {
    for (const address of addressesOf(customer)) {
      const taker = takers.get(address)
      const id = taker?.customer.id
      if (!taker || id === undefined || !right.delete(id)) continue
      bad.set(id, taker.at)
      const old = listed.get(id)
      if (old) kept.push(old)
    }
  }
  const clashing = checked.right.filter(({ customer }) => !right.has(customer.id))
  return {
    wanted: [...[...right.values()].map(({ customer }) => customer), ...kept],
    mistakes: [...checked.mistakes, ...clashesOf(clashing, kept, bad)],
    badRows: checked.badRows + clashing.length,
  }
}

function clashesOf(rows: readonly RightRow[], kept: readonly Customer[], bad: CheckedRows['bad']): readonly string[] {
  // Where a list has an address twice already, the first is whoever made the row a bad one.
  const owners = new Map(
    kept.toReversed().flatMap((customer) => addressesOf(customer).map((address) => [address, customer.id])),
  )
  return rows.flatMap(({ customer, addressesAt }) =>
    [...addressesAt].flatMap(([address, at]) => {
      const owner = owners.get(address)
      if (owner === undefined || owner === customer.id) return []
      const own = bad.get(owner)
      const because =
        own === undefined
          ? `a row without a right id (${bad.get(undefined)}) may be theirs`
          : `their row (${own}) is not right`
      return [`${at}: ${address} cannot go to ${customer.id}: it stays with ${owner}, because ${because}`]
    }),
  )
}

function addressesOf({ channels }: Customer): readonly string[] {
  return channels.map(({ value }) => value)
}
