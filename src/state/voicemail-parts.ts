import * as v from 'valibot'
import type { Address } from '../routing/address'
import { recordingStatuses, type RecordingStatus } from '../routing/recording'
import { readRecord } from './records'

/** Who left a message, as the caller's own request tells. */
export interface Message {
  readonly callSid: string
  readonly customer?: Address | undefined
  readonly number?: Address | undefined
  readonly durationSeconds?: number | undefined
  /** UTC, ISO 8601 */
  readonly at: string
}

/** What became of the audio, as Twilio's recording callback tells. */
export interface Audio {
  readonly callSid: string
  readonly status: RecordingStatus
  readonly durationSeconds?: number | undefined
  readonly channels?: number | undefined
  /** How the recording came about: `RecordVerb`. */
  readonly source?: string | undefined
  readonly track?: string | undefined
  /** Why there is no audio. https://www.twilio.com/docs/api/errors */
  readonly errorCode?: string | undefined
  /** UTC, ISO 8601 */
  readonly startedAt?: string | undefined
  /** UTC, ISO 8601 */
  readonly at: string
}

/** Either part may come first, twice or alone: a message of which one part was lost is still found. */
export interface Voicemail {
  readonly recordingSid: string
  readonly message: Message | undefined
  readonly audio: Audio | undefined
}

/** What an item is: one of the two parts, or that both are deleted. */
export type Part = { readonly message: Message } | { readonly audio: Audio } | typeof deleted

export const deleted = { deleted: true } as const

const ifAny = v.optional(v.string())
const seconds = v.optional(v.number())

const message = v.object({
  callSid: v.string(),
  customer: ifAny,
  number: ifAny,
  durationSeconds: seconds,
  at: v.string(),
})
const audio = v.object({
  callSid: v.string(),
  status: v.picklist(recordingStatuses),
  durationSeconds: seconds,
  channels: v.optional(v.number()),
  source: ifAny,
  track: ifAny,
  errorCode: ifAny,
  startedAt: ifAny,
  at: v.string(),
})

const record = {
  part: v.union([v.strictObject({ message }), v.strictObject({ audio }), v.strictObject({ deleted: v.literal(true) })]),
}

/** What a later callback says counts more than an earlier one; audio that is there is there. */
const bySignificance = ['completed', 'failed', 'absent', 'in-progress'] as const

/** `RE….message`, `RE….audio.completed`, `RE….deleted` */
export function keyOf(recordingSid: string, part: Part): string {
  if ('audio' in part) return `${recordingSid}.audio.${part.audio.status}`
  return `${recordingSid}.${'message' in part ? 'message' : DELETED}`
}

const DELETED = 'deleted'

/** Is this the key of what says that a voicemail is deleted? */
export function isDeletion(key: string): boolean {
  return key.endsWith(`.${DELETED}`)
}

/** From all that is kept of a recording. Throws UnreadableRecord if any of it cannot be read. */
export function readVoicemail(recordingSid: string, kept: readonly unknown[]): Voicemail | 'deleted' | undefined {
  if (kept.length === 0) return undefined
  const parts: readonly Part[] = kept.map((data) => readRecord('voicemail', record, data).part)
  if (parts.some((part) => 'deleted' in part)) return 'deleted'
  const audios = parts.flatMap((part) => ('audio' in part ? [part.audio] : []))
  return {
    recordingSid,
    message: parts.flatMap((part) => ('message' in part ? [part.message] : []))[0],
    audio: bySignificance.flatMap((status) => audios.filter((audio) => audio.status === status))[0],
  }
}
