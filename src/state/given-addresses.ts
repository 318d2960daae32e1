import * as v from 'valibot'
import type { Address } from '../routing/address'
import { again, contended, type Patience } from './again'
import type { Items, Place } from './items'
import type { SecretKey } from './keys'
import { readRecord, writeRecord } from './records'

/** From which of our addresses a customer knows a worker. */
export interface GivenAddresses {
  find(worker: string, customer: Address): Promise<Address | undefined>
  /** The later one counts. */
  note(worker: string, customer: Address, address: Address, at: Date): Promise<void>
}

const record = { address: v.string(), at: v.string() }

/** Of those who come at once, each round one is done, and all that are older. */
const MOST_ATTEMPTS = 6

/** All of a customer lie together, so that they can be forgotten together. The record holds nothing but an address of ours. */
export function givenAddressesIn(
  items: Items,
  secretKey: SecretKey,
  ttlSeconds: number,
  patience?: Patience,
): GivenAddresses {
  const placeOf = (worker: string, customer: Address): Place => {
    const shardKey = secretKey('customer', customer)
    return { collection: 'given', shardKey, key: `${shardKey}.${secretKey('worker', worker)}` }
  }
  const read = (data: unknown) => readRecord('given address', record, data)

  return {
    async find(worker, customer) {
      const found = await items.fetch(placeOf(worker, customer))
      return found && read(found.data).address
    },

    /**
     * Two at once, the second of them the later one:
     *
     *   webhook 1   create 10:00 → taken   fetch → 9:00, 3   replace 3: 10:00 → changed   … fetch → 10:01, 4   ⇒ done
     *   webhook 2   create 10:01 → taken   fetch → 9:00, 3   replace 3: 10:01 → replaced                       ⇒ done
     */
    async note(worker, customer, address, at) {
      const place = placeOf(worker, customer)
      const data = writeRecord({ address, at: at.toISOString() })
      const attempt = async () => {
        if ((await items.create(place, data, ttlSeconds)) === 'created') return
        const found = await items.fetch(place)
        if (!found) return contended
        if (Date.parse(read(found.data).at) > at.getTime()) return
        return (await items.replace(place, data, ttlSeconds, found.revision)) === 'replaced' ? undefined : contended
      }
      await again(MOST_ATTEMPTS, attempt, patience)
    },
  }
}
