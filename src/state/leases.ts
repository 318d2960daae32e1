import { chosenFor } from '../routing/rendezvous'
import { again, contended, type Patience } from './again'
import type { Items } from './items'
import type { SecretKey } from './keys'
import { holdersIn, leaseRecordsIn, type Lease } from './lease-records'
import { recent } from './recent'
import type { Session } from './session'

export interface HeldPlace {
  /** For whoever does not need it after all. Where another contact of the same session has come for it, it stays. */
  giveBack(): Promise<void>
}

/** Places for open sessions: a worker with capacity 3 has the places 0, 1 and 2. A place is free again when its time is over. */
export interface Leases {
  /**
   * Open sessions by worker as seen at most five seconds ago, those included that a lowered capacity has no place for any
   * more. `besides` is not counted: whoever holds a place is not in their own way.
   */
  count(workers: readonly string[], besides?: Session): Promise<ReadonlyMap<string, number>>
  /** A place for this session; the same session finds the place that it holds. Throws `Contended` rather than say `full` while one is free. */
  take(worker: string, capacity: number, session: Session): Promise<HeldPlace | 'full'>
  /** The session goes on: its place is held for as long again. Nothing where it holds none. */
  renew(worker: string, session: Session): Promise<void>
  /** The session is over: its place is free, whoever of its contacts has come for it. Nothing where it holds none. */
  release(worker: string, session: Session): Promise<void>
}

/** When as many come at once as there are places, about a third of them goes away empty-handed each time. */
const MOST_ATTEMPTS = 12

/** How old a count may be. A full worker is noticed at the latest when a place is asked for. */
const COUNT_FRESH_MILLISECONDS = 5_000

export interface LeaseOptions {
  readonly ttlSeconds: number
  readonly now?: () => number
  readonly patience?: Patience
}

export function leasesIn(
  items: Items,
  secretKey: SecretKey,
  { ttlSeconds: usualTtlSeconds, now = Date.now, patience }: LeaseOptions,
): Leases {
  const records = leaseRecordsIn(items, secretKey, usualTtlSeconds)
  const seen = recent<ReadonlySet<string>>(COUNT_FRESH_MILLISECONDS, now)
  const holderOf = ({ customer, number }: Session) => secretKey('session', customer, number)
  const leasesOf = async (worker: string): Promise<readonly Lease[]> => {
    const leases = await records.of(worker)
    seen.set(worker, holdersIn(leases))
    return leases
  }
  const holdersOf = (worker: string) => seen.getOr(worker, async () => holdersIn(await leasesOf(worker)))

  return {
    async count(workers, besides) {
      const own = besides && holderOf(besides)
      const counted = workers.map(async (worker) => {
        const holders = await holdersOf(worker)
        return [worker, holders.size - (own !== undefined && holders.has(own) ? 1 : 0)] as const
      })
      return new Map(await Promise.all(counted))
    },

    /**
     * A create at the place that the session prefers, one request when it is free. Three sessions at once, two places:
     *
     *   session 1   create 0 → created   ⇒ held
     *   session 2   create 0 → taken     list → 0   create 1 → created            ⇒ held
     *   session 3   create 0 → taken     list → 0   create 1 → taken   list → 0, 1   ⇒ full
     *
     * Each session prefers the places in an order of its own, so that all its contacts take one place. Whoever finds it
     * taken by their own session marks it as shared, and then nobody gives it back: it ends with its time.
     *
     *   contact 1   create 0 → created   (is put through to somebody else)   give 0 back, if as created → changed
     *   contact 2   create 0 → taken     list → 0, mine   share 0            ⇒ held
     *
     * What is given back stays, without a holder, and is replaced: revisions of an item made anew begin anew, and contact 2
     * would take the place of another session for its own. A repeat that finds its preferred place expired, while it holds
     * another, holds two, but never more than there are; only where the capacity was lowered, those above are not seen.
     */
    async take(worker, capacity, session) {
      const holder = holderOf(session)
      const { ttlSeconds } = session
      const held = (giveBack: () => Promise<void>): HeldPlace => {
        seen.change(worker, (holders) => new Set([...holders, holder]))
        return { giveBack }
      }
      const created = (place: number) => held(() => giveBack(worker, place, holder))
      const preferred = (places: readonly number[]) => chosenFor(holder, places, String)
      const places = Array.from({ length: capacity }, (_, place) => place)

      const best = preferred(places)
      if (best === undefined) return 'full'
      if ((await records.create(worker, best, holder, ttlSeconds)) === 'created') return created(best)

      const attempt = async () => {
        const leases = await leasesOf(worker)
        const own = leases.find((lease) => lease.holder === holder)
        if (own) {
          const isShared =
            own.shared || (await records.replace(worker, own, { shared: true }, ttlSeconds)) === 'replaced'
          return isShared ? held(async () => undefined) : contended
        }
        const taken = leases.filter((lease) => lease.holder !== undefined)
        const free = preferred(places.filter((place) => !taken.some((lease) => lease.place === place)))
        if (free === undefined || taken.length >= capacity) return 'full'
        const left = leases.find(({ place }) => place === free)
        const mine = { holder, shared: false }
        const result = left
          ? await records.replace(worker, left, mine, ttlSeconds)
          : await records.create(worker, free, holder, ttlSeconds)
        return result === 'created' || result === 'replaced' ? created(free) : contended
      }
      return again(MOST_ATTEMPTS, attempt, patience)
    },

    /** Where somebody else has written meanwhile, they have renewed it, or it is given back. One place is enough for a session. */
    async renew(worker, session) {
      const own = (await leasesOf(worker)).find(({ holder }) => holder === holderOf(session))
      if (own) await records.replace(worker, own, {}, session.ttlSeconds)
    },

    /**
     *   last callback       list → 0, mine, 1, mine   give 0, 1 back, if as listed → changed, given back
     *   earlier, but late   renew 0 → replaced
     *   last callback       list → 0, mine            give 0 back → given back
     */
    async release(worker, session) {
      const holder = holderOf(session)
      const attempt = async () => {
        const own = (await leasesOf(worker)).filter((lease) => lease.holder === holder)
        const nobodys = { holder: undefined, shared: false }
        const results = await Promise.all(own.map((lease) => records.replace(worker, lease, nobodys)))
        return results.includes('changed') ? contended : undefined
      }
      await again(MOST_ATTEMPTS, attempt, patience)
      seen.change(worker, (holders) => new Set([...holders].filter((one) => one !== holder)))
    },
  }

  async function giveBack(worker: string, place: number, holder: string): Promise<void> {
    const own = (await leasesOf(worker)).find((lease) => lease.place === place && lease.holder === holder)
    if (own?.shared === false) await records.replace(worker, own, { holder: undefined })
  }
}
