import type { Address } from '../routing/address'
import type { Place } from './items'
import type { SecretKey } from './keys'

/** Addresses lie together in so many items, about a dozen in each where 50,000 customers have one. */
export const ADDRESS_ITEMS = 4_096

/** A list of a worker's customers: by name, or by each word of their names, which is the one that is searched. */
export const listKinds = ['by-name', 'by-word'] as const
export type ListKind = (typeof listKinds)[number]

/** Where the list of customers lies. No key tells anybody anything of a customer or a worker. */
export interface CustomerPlaces {
  customer(this: void, id: string): Place
  /** The item in which this address is, if it is anywhere. */
  address(this: void, address: Address): Place
  /** The shard key of a worker's list, or of that of customers who are nobody's. */
  list(this: void, kind: ListKind, worker: string | undefined): string
  /** Where in a list what begins. */
  landmarks(this: void, kind: ListKind, worker: string | undefined): string
}

export function customerPlaces(secretKey: SecretKey): CustomerPlaces {
  const alone = (key: string): Place => ({ collection: 'customers', shardKey: key, key })
  // No worker has an empty identity.
  const listKey = (what: string, kind: ListKind, worker = '') => secretKey(what, kind, worker)
  return {
    customer: (id) => alone(secretKey('customer-of-the-list', id)),
    address: (address) => {
      const item = Buffer.from(secretKey('customer-address', address), 'base64url').readUInt16BE() % ADDRESS_ITEMS
      return alone(secretKey('customer-addresses', String(item)))
    },
    list: (kind, worker) => listKey('customers', kind, worker),
    landmarks: (kind, worker) => listKey('landmarks', kind, worker),
  }
}
