import type { Address } from '../routing/address'
import type { SessionTerms } from '../routing/session-terms'
import { capacityOf } from '../routing/standings'
import type { SessionBack, SessionForNextText } from '../routing/worker-contact'
import { secondsFor } from './engagement'
import type { Leases } from './leases'

/**
 * A worker who calls or writes back has a session like one that a customer begins: it is counted, and has the number that is
 * kept for the worker, which Proxy would refuse to the next customer. It is made in any case, where no place is left as well.
 */
export async function takePlaces(
  leases: Pick<Leases, 'take'>,
  { worker, contact, terms }: (SessionBack | SessionForNextText) & { readonly terms: SessionTerms },
  seen: Address,
  now: Date,
): Promise<void> {
  const { identity, capacity, reservedNumber } = worker
  const session = { customer: contact.customer, number: contact.number, ttlSeconds: secondsFor(terms, now) }
  await Promise.all([
    capacity === undefined ? undefined : leases.take(identity, capacityOf(worker), session),
    reservedNumber === seen ? leases.take(seen, 1, session) : undefined,
  ])
}
