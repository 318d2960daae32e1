import type { Address } from '../routing/address'

/** A customer's session on one of our numbers. */
export interface Session {
  readonly customer: Address
  readonly number: Address
  /** How long its place is held unless it is renewed. Without it, as long as most sessions. */
  readonly ttlSeconds?: number | undefined
}
