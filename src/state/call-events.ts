import * as v from 'valibot'
import { menuEvent, whisperEvent, type MenuChoice, type Whispered } from './key-events'
import {
  customerChosenEvent,
  interactionEvent,
  keyOfInteraction,
  type CustomerChosen,
  type Interaction,
} from './proxy-events'

/** One thing that happened in a call. All times are UTC, ISO 8601. */
export type CallEvent =
  LegStatus | Result | Recorded | MenuChoice | CustomerChosen | Whispered | Message | Missed | Interaction

/** A step of the leg between customer and worker. */
export interface LegStatus {
  readonly kind: 'leg-status'
  readonly leg: string
  readonly status: string
  readonly sequence: number
  readonly conversation?: string | undefined
  readonly startedBy?: Caller | undefined
  readonly at?: string | undefined
}

/** How a `<Connect><Conversation>` session ended, and what was made of it. */
export interface Result {
  readonly kind: 'result'
  readonly leg?: string | undefined
  readonly result?: string | undefined
  readonly dialCallStatus?: string | undefined
  readonly startedBy: Caller
  readonly durationSeconds?: number | undefined
  readonly recording?: string | undefined
  /** 2: the session was the second try. */
  readonly attempt?: number | undefined
  /** The kind of the decision: `voicemail`, `hang-up` … */
  readonly outcome?: string | undefined
  readonly at: string
}

export interface Recorded {
  readonly kind: 'recording'
  readonly recording: string
  readonly status: string
  readonly durationSeconds?: number | undefined
  readonly channels?: number | undefined
  readonly source?: string | undefined
  readonly track?: string | undefined
  readonly errorCode?: string | undefined
  readonly startedAt?: string | undefined
  readonly at: string
}

/** The caller has left a message. */
export interface Message {
  readonly kind: 'message'
  readonly recording: string
  readonly at: string
}

/** The caller has reached nobody, and has left no message. */
export interface Missed {
  readonly kind: 'missed'
  readonly at: string
}

type Caller = 'customer' | 'worker'

const text = v.string()
const ifAny = v.optional(text)
const wholeNumber = v.optional(v.number())
const caller = v.picklist(['customer', 'worker'])

/** As it is read back from Sync. */
export const callEvent = v.variant('kind', [
  v.object({
    kind: v.literal('leg-status'),
    leg: text,
    status: text,
    sequence: v.number(),
    conversation: ifAny,
    startedBy: v.optional(caller),
    at: ifAny,
  }),
  v.object({
    kind: v.literal('result'),
    leg: ifAny,
    result: ifAny,
    dialCallStatus: ifAny,
    startedBy: caller,
    durationSeconds: wholeNumber,
    recording: ifAny,
    attempt: wholeNumber,
    outcome: ifAny,
    at: text,
  }),
  v.object({
    kind: v.literal('recording'),
    recording: text,
    status: text,
    durationSeconds: wholeNumber,
    channels: wholeNumber,
    source: ifAny,
    track: ifAny,
    errorCode: ifAny,
    startedAt: ifAny,
    at: text,
  }),
  menuEvent,
  customerChosenEvent,
  whisperEvent,
  v.object({ kind: v.literal('message'), recording: text, at: text }),
  v.object({ kind: v.literal('missed'), at: text }),
  interactionEvent,
])

/**
 * Sorts by kind, then leg or recording, then sequence: `leg.CA….000000010` comes after `leg.CA….000000009`. The same for
 * the same event, however often it comes.
 */
export function keyOf(event: CallEvent): string {
  switch (event.kind) {
    case 'leg-status':
      return `leg.${event.leg}.${String(event.sequence).padStart(9, '0')}`
    case 'recording':
      return `recording.${event.recording}.${event.status}`
    case 'result':
      return `result.${event.leg ?? 'no-leg'}${event.attempt === undefined ? '' : `.${event.attempt}`}`
    case 'menu':
      return `menu.${event.key}`
    case 'customer-chosen':
      return `customer-chosen.${event.key}`
    case 'whisper':
      return `whisper.${event.answer}`
    case 'message':
      return `message.${event.recording}`
    case 'missed':
      return 'missed'
    case 'interaction':
      return keyOfInteraction(event)
  }
}
