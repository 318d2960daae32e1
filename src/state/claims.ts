import { randomUUID } from 'node:crypto'
import * as v from 'valibot'
import type { Items } from './items'
import type { SecretKey } from './keys'
import { readRecord, writeRecord } from './records'

/** "Did I already handle this?" */
export interface Claims {
  /** True for whoever is first, and for nobody else until the claim expires. `what` may hold addresses: they stay unread. */
  claim(...what: readonly string[]): Promise<boolean>
  /** The same for some seconds, and true again for whoever has the claim: the same message, asked for again. */
  claimFor(holder: string, ttlSeconds: number, ...what: readonly string[]): Promise<boolean>
  /** Has anybody claimed it? Claims nothing. */
  isClaimed(...what: readonly string[]): Promise<boolean>
  /**
   * Does the work unless it was done before. When it fails, the claim is given back, so that a repetition does it. What
   * may take its time, the claim included, is run by `inTime`, which leaves some for giving it back.
   */
  once(what: readonly string[], work: () => Promise<unknown>, inTime?: InTime): Promise<'done' | 'done-before'>
}

export type InTime = <Result>(work: () => Promise<Result>) => Promise<Result>

const record = { by: v.string() }

/**
 * A claim is a create, and costs one write. It names who made it, because a request whose answer is lost is repeated,
 * and the second one finds the first: nobody would do what both were told was done.
 *
 *   webhook 1   create by 1 → (lost)    create by 1 → taken   read → by 1   ⇒ true
 *   webhook 2   create by 2 → taken     read → by 1   ⇒ false
 */
export function claimsIn(items: Items, secretKey: SecretKey, ttlSeconds: number): Claims {
  const placeOf = (what: readonly string[]) => {
    const key = secretKey('claim', ...what)
    return { collection: 'claims', shardKey: key, key } as const
  }
  const holderOf = async (what: readonly string[]) => {
    const found = await items.fetch(placeOf(what))
    return found && { by: readRecord('claim', record, found.data).by, revision: found.revision }
  }
  const isClaimedBy = async (by: string, what: readonly string[], seconds = ttlSeconds) =>
    (await items.create(placeOf(what), writeRecord({ by }), seconds)) === 'created' || (await holderOf(what))?.by === by

  return {
    claim: (...what) => isClaimedBy(randomUUID(), what),
    claimFor: (holder, seconds, ...what) => isClaimedBy(holder, what, seconds),
    isClaimed: async (...what) => (await holderOf(what)) !== undefined,

    /**
     *   callback 1   claim → true    work → fails   give back   ⇒ throws, and Twilio repeats
     *   callback 2   claim → false                              ⇒ done before
     *   callback 3                                  claim → true   work   ⇒ done
     *
     * Where nobody knows whether the claim was made, it is looked up, and given back if it was:
     *
     *   callback 1   claim → (too late)   look → mine   give back   ⇒ throws, and Twilio repeats
     */
    async once(what, work, inTime = (work) => work()) {
      const by = randomUUID()
      try {
        return await inTime(async () => {
          if (!(await isClaimedBy(by, what))) return 'done-before'
          await work()
          return 'done'
        })
      } catch (error) {
        const holder = await holderOf(what)
        if (holder?.by === by) await items.remove(placeOf(what), holder.revision)
        throw error
      }
    },
  }
}
