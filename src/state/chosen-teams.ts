import * as v from 'valibot'
import type { Address } from '../routing/address'
import { again, contended, type Patience } from './again'
import type { Items, Place } from './items'
import type { SecretKey } from './keys'
import { readRecord, writeRecord } from './records'

/** Which team a caller has chosen in the menu of a number, for a few minutes: Frontline's routing does not know of the call. */
export interface ChosenTeams {
  /** The last choice counts. */
  note(customer: Address, number: Address, team: string): Promise<void>
  /** The id of the team. */
  find(customer: Address, number: Address): Promise<string | undefined>
}

/** Routing is asked within seconds; after a while, a choice is about something else. */
const TTL_SECONDS = 5 * 60

/** A caller presses one key at a time: two at once are one request that came twice. */
const MOST_ATTEMPTS = 4

const record = { team: v.string() }

/** With the addresses that were given to this customer, so that all of it can be forgotten together. */
export function chosenTeamsIn(items: Items, secretKey: SecretKey, patience?: Patience): ChosenTeams {
  const placeOf = (customer: Address, number: Address): Place => {
    const shardKey = secretKey('customer', customer)
    return { collection: 'given', shardKey, key: `${shardKey}.${secretKey('chosen', number)}` }
  }
  return {
    /**
     *   first call    create → created
     *   second call   create → taken     fetch → sales, 1   replace 1: support → replaced
     */
    async note(customer, number, team) {
      const place = placeOf(customer, number)
      const data = writeRecord({ team })
      const attempt = async () => {
        if ((await items.create(place, data, TTL_SECONDS)) === 'created') return
        const found = await items.fetch(place)
        if (!found) return contended
        return (await items.replace(place, data, TTL_SECONDS, found.revision)) === 'replaced' ? undefined : contended
      }
      await again(MOST_ATTEMPTS, attempt, patience)
    },
    async find(customer, number) {
      const found = await items.fetch(placeOf(customer, number))
      return found && readRecord('chosen team', record, found.data).team
    },
  }
}
