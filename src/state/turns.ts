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
  /** Which contact asks: a Call SID, a Message SID, or a Conversation SID, of which Twilio may tell several times at once. */
  readonly contact: string
  /** Was it this contact that took the last turn? Then this is that turn. */
  readonly isTaken: boolean
}

/** Where nobody counts. */
export const noTurn: Turn = { number: 0, revision: undefined, contact: '', isTaken: false }

/** Who is next in a team that answers in turn. */
export interface Turns {
  read(team: string, customer: Address, contact: string): Promise<Turn>
  /** Makes the turn its contact's, unless another one has taken it meanwhile. */
  take(team: string, customer: Address, turn: Turn): Promise<boolean>
}

const FIRST_NUMBER_TOO_MANY = 2 ** 31

const record = { next: v.number(), takenBy: v.optional(v.string()) }

/**
 * Each shard counts for itself, as Sync takes 20 writes a second to a Map. Each begins at another number, so that not all
 * of them begin with the same worker.
 *
 *   contact 1          read → turn 7, revision 3   replace 3: turn 8 → replaced   ⇒ true
 *   contact 2          read → turn 7, revision 3   replace 3: turn 8 → changed    ⇒ false   read → turn 8, revision 4 …
 *   contact 1, again   read → turn 7, taken                                       ⇒ true
 *
 * Whoever is told of one contact twice at once, or whose first answer was lost, uses up one turn.
 */
export function turnsIn(items: Items, secretKey: SecretKey, ttlSeconds: number): Turns {
  const placeOf = (team: string, customer: Address): Place => ({
    collection: 'turns',
    shardKey: secretKey('customer', customer),
    key: `turn.${team}`,
  })
  return {
    async read(team, customer, contact) {
      const place = placeOf(team, customer)
      const found = await items.fetch(place)
      const first = shardOf(place.shardKey, FIRST_NUMBER_TOO_MANY)
      if (!found) return { number: first, revision: undefined, contact, isTaken: false }
      const { next, takenBy } = readRecord('turn', record, found.data)
      const isTaken = takenBy === contact
      return { number: isTaken ? before(next) : next, revision: found.revision, contact, isTaken }
    },
    async take(team, customer, { number, revision, contact, isTaken }) {
      if (isTaken) return true
      const place = placeOf(team, customer)
      const data = writeRecord({ next: after(number), takenBy: contact })
      if (revision === undefined) return (await items.create(place, data, ttlSeconds)) === 'created'
      return (await items.replace(place, data, ttlSeconds, revision)) === 'replaced'
    },
  }
}

function after(number: number): number {
  return (number + 1) % FIRST_NUMBER_TOO_MANY
}

function before(number: number): number {
  return (number + FIRST_NUMBER_TOO_MANY - 1) % FIRST_NUMBER_TOO_MANY
}
