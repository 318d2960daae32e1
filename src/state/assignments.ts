import * as v from 'valibot'
import type { Address } from '../routing/address'
import type { Items, Place } from './items'
import type { SecretKey } from './keys'
import { readRecord, writeRecord } from './records'

/** "This customer belongs to this worker on this number." */
export interface Assignments {
  /** The identity of the worker, or `undefined` where the customer belongs to nobody yet. */
  find(customer: Address, number: Address): Promise<string | undefined>
  /** Assigns the customer unless somebody was faster. Returns the identity of the worker to whom the customer belongs now. */
  claim(customer: Address, number: Address, worker: string): Promise<string>
}

const record = { worker: v.string() }

export function assignmentsIn(items: Items, secretKey: SecretKey, ttlSeconds: number): Assignments {
  const placeOf = (customer: Address, number: Address): Place => {
    const key = secretKey('assignment', customer, number)
    return { collection: 'assignments', shardKey: key, key }
  }
  const find = async (customer: Address, number: Address) => {
    const data = await items.fetch(placeOf(customer, number))
    return data === undefined ? undefined : readRecord('assignment', record, data).worker
  }
  return {
    find,
    /**
     * Two first contacts of one customer at once:
     *
     *   webhook 1   find → none   create worker-1 → created   ⇒ worker-1
     *   webhook 2   find → none   create worker-2 → taken     find → worker-1   ⇒ worker-1
     */
    async claim(customer, number, worker) {
      const created = await items.create(placeOf(customer, number), writeRecord({ worker }), ttlSeconds)
      if (created === 'created') return worker
      return (await find(customer, number)) ?? worker // `none` now means that it expired in between
    },
  }
}
