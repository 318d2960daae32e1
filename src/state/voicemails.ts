import * as v from 'valibot'
import type { Address } from '../routing/address'
import { recordingStatuses, type RecordingStatus } from '../routing/recording'
import type { Items } from './items'
import { readRecord, writeRecord } from './records'

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

export interface Voicemails {
  keepMessage(recordingSid: string, message: Message): Promise<void>
  noteAudio(recordingSid: string, audio: Audio): Promise<void>
  find(recordingSid: string): Promise<Voicemail | undefined>
  /** Both parts of it. The recording lies with Twilio. */
  remove(recordingSid: string): Promise<'removed' | 'missing'>
}

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

/** An item is one of the two. */
const record = { part: v.union([v.strictObject({ message }), v.strictObject({ audio })]) }

/** What a later callback says counts more than an earlier one; audio that is there is there. */
const bySignificance = ['completed', 'failed', 'absent', 'in-progress'] as const

export function voicemailsIn(items: Items, ttlSeconds: number): Voicemails {
  const placeOf = (recordingSid: string, part: Part) =>
    ({ collection: 'voicemails', shardKey: recordingSid, key: `${recordingSid}.${nameOf(part)}` }) as const
  const create = async (recordingSid: string, part: Part) => {
    await items.create(placeOf(recordingSid, part), writeRecord({ part }), ttlSeconds)
  }
  return {
    keepMessage: (recordingSid, message) => create(recordingSid, { message }),
    noteAudio: (recordingSid, audio) => create(recordingSid, { audio }),
    async find(recordingSid) {
      return readVoicemail(
        recordingSid,
        (await items.list('voicemails', recordingSid)).map(({ data }) => data),
      )
    },
    async remove(recordingSid) {
      const parts = (await items.list('voicemails', recordingSid)).map(({ data }) => data).map(readPart)
      for (const part of parts) await items.remove(placeOf(recordingSid, part))
      return parts.length === 0 ? 'missing' : 'removed'
    },
  }
}

type Part = { readonly message: Message } | { readonly audio: Audio }

function nameOf(part: Part): string {
  return 'message' in part ? 'message' : `audio.${part.audio.status}`
}

function readPart(data: unknown): Part {
  return readRecord('voicemail', record, data).part
}

/** From all that is kept of a recording. */
export function readVoicemail(recordingSid: string, kept: readonly unknown[]): Voicemail | undefined {
  if (kept.length === 0) return undefined
  const parts = kept.map(readPart)
  const audios = parts.flatMap((part) => ('audio' in part ? [part.audio] : []))
  return {
    recordingSid,
    message: parts.flatMap((part) => ('message' in part ? [part.message] : []))[0],
    audio: bySignificance.flatMap((status) => audios.filter((audio) => audio.status === status))[0],
  }
}
