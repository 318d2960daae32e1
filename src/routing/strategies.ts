import type { Address } from './address'
import type { Member } from './directory'
import { chosenFor } from './rendezvous'

/**
 * The same customer finds the same worker, with nothing remembered and whatever the order of the members. When a worker
 * leaves, only that worker's customers move; one who joins takes an equal share from each of the others.
 */
export function sticky<M extends Member>(customer: Address, members: readonly M[]): M | undefined {
  return chosenFor(customer, members, ({ identity }) => identity)
}

/**
 * Whoever has the fewest open sessions: their number and not their share of the capacity, which says how much a worker
 * can bear, not how much is theirs by right, and which not every member has. Among equals each customer has another
 * favourite, so that many who come at once do not all choose the same worker.
 */
export function leastBusy<M extends Member>(
  customer: Address,
  members: readonly M[],
  openSessions: ReadonlyMap<string, number>,
): M | undefined {
  const sessionsOf = ({ identity }: M) => openSessions.get(identity) ?? 0
  const fewest = Math.min(...members.map(sessionsOf))
  return sticky(
    customer,
    members.filter((member) => sessionsOf(member) === fewest),
  )
}

/** Each in turn. A turn is any safe integer from 0. */
export function roundRobin<M extends Member>(turn: number, members: readonly M[]): M | undefined {
  const inOrder = members.toSorted((one, other) => (one.identity < other.identity ? -1 : 1))
  return inOrder[turn % inOrder.length]
}
