import type { Items } from '../../src/state/items'

/** An empty place for items, with a way to see the keys that lie there. */
export interface OpenedItems {
  readonly items: Items
  keys(): Promise<readonly string[]>
}

export type OpenItems = () => Promise<OpenedItems>

/** Digits and names that no key may hold: those of the customers and numbers in these suites. */
export const ADDRESSES = /5557654321|5550000000|5551230001|5551230002|alice|worker-|whatsapp/i

/** At most 256 characters and no slash. https://www.twilio.com/docs/api/errors/54209 */
export const SYNC_KEY = /^[\w.-]{1,256}$/
