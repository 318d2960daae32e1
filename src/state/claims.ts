import { randomUUID } from 'node:crypto'
import * as v from 'valibot'
import type { Items } from './items'
import type { SecretKey } from './keys'
import { readRecord, writeRecord } from './records'

/** "Did I already handle this?" */
export interface Claims {
  /** True for whoever is first, and for nobody else until the claim expires. `what` may hold addresses: they stay unread. */
  claim(...what: readonly string[]): Promise<boolean>
}

const record = { by: v.string() }

/**
 * A claim is a create, and costs one write. It names who made it, because a request whose answer is lost is repeated,
 * and the second one finds the first: nobody would do what both were told was done.
 *
 *   webhook 1   create by 1 → (lost)    create by 1 → taken   read → by 1   ⇒ true
 *   webhook 2   create by 2 → taken     read → by 1   ⇒ false
 */
export function claimsIn(items: Items, secretKey: SecretKey, ttlSeconds: number): Claims {
  return {
    async claim(...what) {
      const by = randomUUID()
      const key = secretKey('claim', ...what)
      const place = { collection: 'claims', shardKey: key, key } as const
      if ((await items.create(place, writeRecord({ by }), ttlSeconds)) === 'created') return true
      const found = await items.fetch(place)
      return found !== undefined && readRecord('claim', record, found.data).by === by
    },
  }
}
