import { createHash } from 'node:crypto'
import * as v from 'valibot'
import type { Address } from '../routing/address'
import { again, contended, type Patience } from './again'
import type { Items, Place } from './items'
import type { SecretKey } from './keys'
import { readRecord, writeRecord } from './records'

/** A customer's session on one of our numbers. */
export interface Session {
  readonly customer: Address
  readonly number: Address
}

/** Places for open sessions: a worker with capacity 3 has the places 0, 1 and 2. A place is free again when its time is over. */
export interface Leases {
  /**
   * Open sessions by worker, those included that a lowered capacity has no place for any more. `besides` is not counted:
   * whoever holds a place is not in their own way.
   */
  count(workers: readonly string[], besides?: Session): Promise<ReadonlyMap<string, number>>
  /** A place for this session; the same session finds the place that it holds. Throws `Contended` rather than say `full` while one is free. */
  take(worker: string, capacity: number, session: Session): Promise<'held' | 'full'>
  /** Frees the place that this session holds, if it holds one. Whoever may come twice at once has to claim it first. */
  giveBack(worker: string, session: Session): Promise<void>
}

const record = { place: v.number(), holder: v.string() }

/** When as many come at once as there are places, about a third of them goes away empty-handed each time. */
const MOST_ATTEMPTS = 12

export function leasesIn(items: Items, secretKey: SecretKey, ttlSeconds: number, patience?: Patience): Leases {
  const shardKeyOf = (worker: string) => secretKey('worker', worker)
  const holderOf = ({ customer, number }: Session) => secretKey('session', customer, number)
  const placeOf = (worker: string, place: number): Place => {
    const shardKey = shardKeyOf(worker)
    return { collection: 'leases', shardKey, key: `${shardKey}.${String(place).padStart(3, '0')}` }
  }
  const leasesOf = async (worker: string) => {
    const found = await items.list('leases', shardKeyOf(worker))
    return found.map((data) => readRecord('lease', record, data))
  }

  return {
    async count(workers, besides) {
      const own = besides && holderOf(besides)
      const counted = workers.map(async (worker) => {
        const others = (await leasesOf(worker)).filter(({ holder }) => holder !== own)
        return [worker, others.length] as const
      })
      return new Map(await Promise.all(counted))
    },

    /**
     * A create at the place that the session prefers, which is one request when it is free. Three sessions at once, two places:
     *
     *   session 1   create 0 → created   ⇒ held
     *   session 2   create 0 → taken     list → 0   create 1 → created            ⇒ held
     *   session 3   create 0 → taken     list → 0   create 1 → taken   list → 0, 1   ⇒ full
     *
     * Each session prefers the places in an order of its own. So a session that comes often at once takes one place: where
     * a place that it likes better is not free for one of them, it is not free for the others.
     *
     * But when a place is given back in between, a repeat may hold two of them until they expire:
     *
     *   first    create 0 → taken   list → 0   create 1 → created   ⇒ held
     *   other              give back 0
     *   repeat                                                      create 0 → created   ⇒ held
     *
     * It is never more than there are places. Only where the capacity was lowered, those who find their place free do not
     * see the sessions above it, which go as they end.
     */
    async take(worker, capacity, session) {
      const holder = holderOf(session)
      const create = (place: number) => items.create(placeOf(worker, place), writeRecord({ place, holder }), ttlSeconds)
      const places = Array.from({ length: capacity }, (_, place) => place)

      const best = preferred(holder, places)
      if (best === undefined) return 'full'
      if ((await create(best)) === 'created') return 'held'

      const attempt = async () => {
        const leases = await leasesOf(worker)
        if (leases.some((lease) => lease.holder === holder)) return 'held'
        const taken = new Set(leases.map(({ place }) => place))
        const free = preferred(
          holder,
          places.filter((place) => !taken.has(place)),
        )
        if (free === undefined || leases.length >= capacity) return 'full'
        return (await create(free)) === 'created' ? 'held' : contended
      }
      return again(MOST_ATTEMPTS, attempt, patience)
    },

    async giveBack(worker, session) {
      const holder = holderOf(session)
      const own = (await leasesOf(worker)).filter((lease) => lease.holder === holder)
      await Promise.all(own.map(({ place }) => items.remove(placeOf(worker, place))))
    },
  }
}

/** Rendezvous hashing: the one with the greatest hash. Without the others, it stays the one. */
function preferred(holder: string, places: readonly number[]): number | undefined {
  const weighed = places.map((place) => ({
    place,
    weight: createHash('sha256').update(`${holder}.${place}`).digest().readUIntBE(0, 6),
  }))
  return weighed.toSorted((one, other) => other.weight - one.weight)[0]?.place
}
