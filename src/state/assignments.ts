import * as v from 'valibot'
import type { Address } from '../routing/address'
import { again, contended, type Patience } from './again'
import type { Items, Place } from './items'
import type { SecretKey } from './keys'
import { readRecord, writeRecord } from './records'

/** "This customer belongs to this worker on this number." */
export interface Assignments {
  /** The identity of the worker, or `undefined` where the customer belongs to nobody yet. */
  find(customer: Address, number: Address): Promise<string | undefined>
  /**
   * Assigns the customer unless somebody was faster. With `insteadOf`, only where the customer belongs to that worker or
   * to nobody; without it, only to nobody. Returns the identity of the worker to whom the customer belongs now.
   */
  assign(customer: Address, number: Address, worker: string, insteadOf?: string): Promise<string>
  /** The customer belongs to nobody from now on, if they belonged to this worker. */
  release(customer: Address, number: Address, worker: string): Promise<void>
}

const record = { worker: v.string() }

/** Whoever meets another finds at the second look what the other has written. More is for assignments that expire meanwhile. */
const MOST_ATTEMPTS = 6

/** All assignments of a customer lie together. */
export function assignmentsIn(
  items: Items,
  secretKey: SecretKey,
  ttlSeconds: number,
  patience?: Patience,
): Assignments {
  const placeOf = (customer: Address, number: Address): Place => {
    const shardKey = secretKey('customer', customer)
    return { collection: 'assignments', shardKey, key: `${shardKey}.${secretKey('number', number)}` }
  }
  const read = async (place: Place) => {
    const found = await items.fetch(place)
    return found && { worker: readRecord('assignment', record, found.data).worker, revision: found.revision }
  }

  return {
    find: async (customer, number) => (await read(placeOf(customer, number)))?.worker,

    async release(customer, number, worker) {
      const place = placeOf(customer, number)
      const found = await read(place)
      // Whoever has written meanwhile has assigned the customer anew.
      if (found?.worker === worker) await items.remove(place, found.revision)
    },

    /**
     * Two first contacts of one customer at once:
     *
     *   webhook 1   find → none   create worker-1 → created   ⇒ worker-1
     *   webhook 2   find → none   create worker-2 → taken     find → worker-1   ⇒ worker-1
     *
     * Two who replace a worker who cannot be reached. The answer to webhook 1 is lost, and the request is repeated:
     *
     *   webhook 1   find → gone, 4   replace 4: worker-1 → (lost)   replace 4 → changed   find → worker-1, 5   ⇒ worker-1
     *   webhook 2   find → gone, 4   replace 4: worker-2 → changed  find → worker-1, 5   ⇒ worker-1
     */
    assign(customer, number, worker, insteadOf) {
      const place = placeOf(customer, number)
      const data = writeRecord({ worker })
      let mayBeNobodys = insteadOf === undefined
      const attempt = async () => {
        if (mayBeNobodys && (await items.create(place, data, ttlSeconds)) === 'created') return worker
        const found = await read(place)
        if (found && found.worker !== insteadOf) return found.worker
        const result = found ? await items.replace(place, data, ttlSeconds, found.revision) : 'missing'
        mayBeNobodys = result === 'missing'
        return result === 'replaced' ? worker : contended
      }
      return again(MOST_ATTEMPTS, attempt, patience)
    },
  }
}
