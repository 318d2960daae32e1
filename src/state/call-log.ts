import * as v from 'valibot'
import type { Address } from '../routing/address'
import type { Items } from './items'
import type { SecretKey } from './keys'
import { readRecord, writeRecord } from './records'

/** One thing that happened in a call. All times are UTC, ISO 8601. */
export type CallEvent =
  /** A step of the leg between customer and worker. */
  | {
      readonly kind: 'leg-status'
      readonly leg: string
      readonly status: string
      readonly sequence: number
      readonly conversation?: string | undefined
      readonly at?: string | undefined
    }
  /** How a `<Connect><Conversation>` session ended. */
  | {
      readonly kind: 'result'
      readonly leg?: string | undefined
      readonly result?: string | undefined
      readonly dialCallStatus?: string | undefined
      readonly startedBy: 'customer' | 'worker'
      readonly durationSeconds?: number | undefined
      readonly recording?: string | undefined
      readonly at: string
    }
  | {
      readonly kind: 'recording'
      readonly recording: string
      readonly status: string
      readonly durationSeconds?: number | undefined
      readonly channels?: number | undefined
      readonly at: string
    }

/** What happened in each call. An event may come twice, late or out of order: the log is the same. */
export interface CallLog {
  /** With its customer, where known, so that all that is kept of a customer can be found and erased. */
  note(callSid: string, event: CallEvent, customer?: Address): Promise<void>
  /** Everything noted of a call: its leg's steps in their sequence, recordings, the result. */
  timeline(callSid: string): Promise<readonly CallEvent[]>
}

const ifAny = v.optional(v.string())
const wholeNumber = v.optional(v.number())

const event = v.variant('kind', [
  v.object({
    kind: v.literal('leg-status'),
    leg: v.string(),
    status: v.string(),
    sequence: v.number(),
    conversation: ifAny,
    at: ifAny,
  }),
  v.object({
    kind: v.literal('result'),
    leg: ifAny,
    result: ifAny,
    dialCallStatus: ifAny,
    startedBy: v.picklist(['customer', 'worker']),
    durationSeconds: wholeNumber,
    recording: ifAny,
    at: v.string(),
  }),
  v.object({
    kind: v.literal('recording'),
    recording: v.string(),
    status: v.string(),
    durationSeconds: wholeNumber,
    channels: wholeNumber,
    at: v.string(),
  }),
])

/** The customer as a key, never as an address. */
const record = { event, customer: ifAny }

/**
 * Each event is one item and one create. A duplicate finds its key taken, which is success; the order of the keys is
 * the order of the timeline, so that nothing is read, merged or sorted on the way in.
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
      return found.map(({ data }) => readRecord('call event', record, data).event)
    },
  }
}

/** Sorts by kind, then leg or recording, then sequence: `leg.CA….000000010` comes after `leg.CA….000000009`. */
function keyOf(event: CallEvent): string {
  switch (event.kind) {
    case 'leg-status':
      return `leg.${event.leg}.${String(event.sequence).padStart(9, '0')}`
    case 'recording':
      return `recording.${event.recording}.${event.status}`
    case 'result':
      return `result.${event.leg ?? 'no-leg'}`
  }
}
