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
  at: v.string(),
})

/** An item is one of the two. */
const part = { part: v.union([v.strictObject({ message }), v.strictObject({ audio })]) }

/** What a later callback says counts more than an earlier one; audio that is there is there. */
const bySignificance = ['completed', 'failed', 'absent', 'in-progress'] as const

export function voicemailsIn(items: Items, ttlSeconds: number): Voicemails {
  const create = async (recordingSid: string, name: string, part: { message: Message } | { audio: Audio }) => {
    const place = { collection: 'voicemails', shardKey: recordingSid, key: `${recordingSid}.${name}` } as const
    await items.create(place, writeRecord({ part }), ttlSeconds)
  }
  return {
    keepMessage: (recordingSid, message) => create(recordingSid, 'message', { message }),
    noteAudio: (recordingSid, audio) => create(recordingSid, `audio.${audio.status}`, { audio }),
    async find(recordingSid) {
      const found = await items.list('voicemails', recordingSid)
      if (found.length === 0) return undefined
      const parts = found.map(({ data }) => readRecord('voicemail', part, data).part)
      const audios = parts.flatMap((part) => ('audio' in part ? [part.audio] : []))
      return {
        recordingSid,
        message: parts.flatMap((part) => ('message' in part ? [part.message] : []))[0],
        audio: bySignificance.flatMap((status) => audios.filter((audio) => audio.status === status))[0],
      }
    },
  }
}
