import type { Address } from './address'
import type { SessionMode } from './directory'

/** A customer with whom a worker was in touch. */
export interface RecentContact {
  /** Stands for the customer, and says nothing of them. */
  readonly key: string
  readonly customer: Address
  /** Of ours: the one that the customer sees. */
  readonly number: Address
  /** UTC, ISO 8601 */
  readonly at: string
}

/** A customer, and the number of ours that they see. */
export type Customer = Pick<RecentContact, 'customer' | 'number'>

/** What is written of the number that the customer sees. */
export interface OnNumber {
  /** What it takes. Without it, calls and messages. */
  readonly numberMode?: SessionMode | undefined
  /** When sessions on it end, where it says so. */
  readonly ends?: { readonly ttlSeconds?: number; readonly dateExpiry?: Date } | undefined
}
