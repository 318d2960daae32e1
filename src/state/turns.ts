import * as v from 'valibot'
import type { Address } from '../routing/address'
import type { Items, Place } from './items'
import type { SecretKey } from './keys'
import { readRecord, writeRecord } from './records'
import { shardOf } from './shards'

/** Whose turn it is, as it was at one moment. */
export interface Turn {
  /** A whole number from 0, below 2^31. */
  readonly number: number
  /** `undefined`: nobody has counted yet. */
  readonly revision: string | undefined
}

/** Who is next in a team that answers in turn. */
export interface Turns {
  read(team: string, customer: Address): Promise<Turn>
  /** Makes the turn ours, unless somebody has taken it meanwhile. */
  take(team: string, customer: Address, turn: Turn): Promise<boolean>
}

const FIRST_NUMBER_TOO_MANY = 2 ** 31

const record = { next: v.number() }

/**
 * Each shard counts for itself, as Sync takes 20 writes a second to a Map. Each begins at another number, so that not all
 * of them begin with the same worker.
 *
 *   webhook 1   read → turn 7, revision 3   replace 3: turn 8 → replaced   ⇒ true
 *   webhook 2   read → turn 7, revision 3   replace 3: turn 8 → changed    ⇒ false   read → turn 8, revision 4 …
 *
 * Where the answer to webhook 1 is lost and the request is repeated, it is told false: a turn goes by unused, and none is used twice.
 */
export function turnsIn(items: Items, secretKey: SecretKey, ttlSeconds: number): Turns {
  const placeOf = (team: string, customer: Address): Place => ({
    collection: 'turns',
    shardKey: secretKey('customer', customer),
    key: `turn.${team}`,
  })
  return {
    async read(team, customer) {
      const place = placeOf(team, customer)
      const found = await items.fetch(place)
      if (!found) return { number: shardOf(place.shardKey, FIRST_NUMBER_TOO_MANY), revision: undefined }
      return { number: readRecord('turn', record, found.data).next, revision: found.revision }
    },
    async take(team, customer, { number, revision }) {
      const place = placeOf(team, customer)
      const data = writeRecord({ next: (number + 1) % FIRST_NUMBER_TOO_MANY })
      if (revision === undefined) return (await items.create(place, data, ttlSeconds)) === 'created'
      return (await items.replace(place, data, ttlSeconds, revision)) === 'replaced'
    },
  }
}
