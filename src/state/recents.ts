import * as v from 'valibot'
import type { Address } from '../routing/address'
import type { RecentContact } from '../routing/recent-contact'
import { again, contended, type Patience } from './again'
import type { Items, Place } from './items'
import type { SecretKey } from './keys'
import { readRecord, writeRecord } from './records'

/** Customers with whom a worker was in touch on a number that the worker sees, and the list that the worker was last shown. */
export interface Recents {
  /** The same contact again is one contact, with the later of the two times. */
  note(worker: string, seen: Address, contact: Omit<RecentContact, 'key'>): Promise<void>
  /** Newest first. */
  of(
    worker: string,
    seen: Address,
  ): Promise<{
    readonly contacts: readonly RecentContact[]
    /** The keys of contacts in the order in which they were numbered from 1, for a quarter of an hour. */
    readonly offered: readonly string[] | undefined
  }>
  /** The list that the worker is shown now, instead of the one before. */
  offer(worker: string, seen: Address, keys: readonly string[]): Promise<void>
  /** Under which a contact with this customer is known. */
  keyOf(customer: Address): string
}

const CONTACT_TTL_SECONDS = 7 * 24 * 60 * 60
const OFFER_TTL_SECONDS = 15 * 60

/** Several contacts of one session at once are its messages: each round one of them is done, and all that are older. */
const MOST_ATTEMPTS = 12

const contactRecord = { contact: v.object({ customer: v.string(), number: v.string(), at: v.string() }) }
const offerRecord = { offer: v.object({ keys: v.array(v.string()), at: v.string() }) }

export interface RecentsOptions {
  readonly now?: () => number
  readonly patience?: Patience
}

/** All of a worker and a number lie together, the list among them, so that one read finds everything. */
export function recentsIn(
  items: Items,
  secretKey: SecretKey,
  { now = Date.now, patience }: RecentsOptions = {},
): Recents {
  const keyOf = (customer: Address) => secretKey('customer', customer)
  const shardKeyOf = (worker: string, seen: Address) => secretKey('recent', worker, seen)
  const placeOf = (shardKey: string, name: string): Place => ({
    collection: 'recents',
    shardKey,
    key: `${shardKey}.${name}`,
  })

  /**
   * Two messages of one session at once, the second of them the later one:
   *
   *   interaction 1   create 10:00 → taken     fetch → 9:00, 3   replace 3: 10:00 → changed   fetch → 10:01, 4   ⇒ done
   *   interaction 2   create 10:01 → taken     fetch → 9:00, 3   replace 3: 10:01 → replaced                     ⇒ done
   */
  const keepLatest = (place: Place, data: object, ttlSeconds: number, at: string, timeIn: (data: unknown) => string) =>
    again(
      MOST_ATTEMPTS,
      async () => {
        if ((await items.create(place, data, ttlSeconds)) === 'created') return
        const found = await items.fetch(place)
        if (!found) return contended
        if (Date.parse(timeIn(found.data)) >= Date.parse(at)) return
        return (await items.replace(place, data, ttlSeconds, found.revision)) === 'replaced' ? undefined : contended
      },
      patience,
    )

  return {
    keyOf,
    async note(worker, seen, { customer, number, at }) {
      const place = placeOf(shardKeyOf(worker, seen), keyOf(customer))
      const data = writeRecord({ contact: { customer, number, at } })
      await keepLatest(place, data, CONTACT_TTL_SECONDS, at, (data) => readContact(data).at)
    },
    async of(worker, seen) {
      const found = (await items.list('recents', shardKeyOf(worker, seen))).map(({ data }) => data)
      const contacts = found.filter((data) => !isOffer(data)).map(readContact)
      const offers = found.filter(isOffer).map(readOffer)
      return {
        contacts: contacts
          .map((contact) => ({ key: keyOf(contact.customer), ...contact }))
          .toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at)),
        // Sync may keep what has expired for some time. https://www.twilio.com/docs/sync/api/map-item-resource
        offered: offers.find(({ at }) => now() - Date.parse(at) < OFFER_TTL_SECONDS * 1000)?.keys,
      }
    },
    async offer(worker, seen, keys) {
      const at = new Date(now()).toISOString()
      const place = placeOf(shardKeyOf(worker, seen), 'offer')
      const data = writeRecord({ offer: { keys, at } })
      await keepLatest(place, data, OFFER_TTL_SECONDS, at, (data) => readOffer(data).at)
    },
  }
}

function isOffer(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'offer' in data
}

function readContact(data: unknown) {
  return readRecord('recent contact', contactRecord, data).contact
}

function readOffer(data: unknown) {
  return readRecord('offer of customers', offerRecord, data).offer
}
