import * as v from 'valibot'
import type { Address } from '../routing/address'
import { callEvent, keyOf, type CallEvent } from './call-events'
import type { Items } from './items'
import type { SecretKey } from './keys'
import { readRecord, writeRecord } from './records'

export type { CallEvent }

/** What happened in each call. An event may come twice, late or out of order: the log is the same. */
export interface CallLog {
  /** With its customer, where known, so that all that is kept of a customer can be found and erased. */
  note(callSid: string, event: CallEvent, customer?: Address): Promise<void>
  /** Everything noted of a call, as it happened: by time, and what came at one time, or without any, by its key. */
  timeline(callSid: string): Promise<readonly CallEvent[]>
}

/** The customer as a key, never as an address. */
const record = { event: callEvent, customer: v.optional(v.string()) }

/**
 * Each event is one item and one create. A duplicate finds its key taken, which is success, so that nothing is read, merged
 * or sorted on the way in.
 */
export function callLogIn(items: Items, secretKey: SecretKey, ttlSeconds: number): CallLog {
  return {
    async note(callSid, event, customer) {
      const place = { collection: 'calls', shardKey: callSid, key: `${callSid}.${keyOf(event)}` } as const
      const whose = customer === undefined ? {} : { customer: secretKey('customer', customer) }
      await items.create(place, writeRecord({ event, ...whose }), ttlSeconds)
    },
    async timeline(callSid) {
      const found = await items.list('calls', callSid)
      return byTime(found.map(({ data }) => readRecord('call event', record, data).event))
    },
  }
}

/** What says no time stays behind what its key comes after. */
function byTime(events: readonly CallEvent[]): readonly CallEvent[] {
  const timeAt = (index: number) => events.slice(0, index + 1).findLast(({ at }) => at !== undefined)?.at ?? ''
  const timed = events.map((event, index) => ({ event, time: timeAt(index) }))
  // UTC in one form, so that the order of the letters is that of time.
  return timed.toSorted((a, b) => Number(a.time > b.time) - Number(a.time < b.time)).map(({ event }) => event)
}
