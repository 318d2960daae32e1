import type { Items } from './items'
import { writeRecord } from './records'
import {
  deleted,
  isDeletion,
  keyOf,
  readVoicemail,
  type Audio,
  type Message,
  type Part,
  type Voicemail,
} from './voicemail-parts'

export type { Audio, Message, Voicemail }

export interface Voicemails {
  keepMessage(recordingSid: string, message: Message): Promise<void>
  noteAudio(recordingSid: string, audio: Audio): Promise<void>
  /** One that was deleted is not there. */
  find(recordingSid: string): Promise<Voicemail | undefined>
  /** As `find`, but it tells what was deleted from what was never there. */
  lookUp(recordingSid: string): Promise<Voicemail | 'deleted' | undefined>
  /**
   * All of it, whether this version can read it or not. That it is deleted is remembered for longer than Twilio may take
   * to tell of it again. The recording lies with Twilio.
   */
  remove(recordingSid: string): Promise<'removed' | 'missing'>
}

const DELETED_TTL_SECONDS = 7 * 24 * 60 * 60

export function voicemailsIn(items: Items, ttlSeconds: number): Voicemails {
  const placeOf = (recordingSid: string, key: string) =>
    ({ collection: 'voicemails', shardKey: recordingSid, key }) as const
  const create = async (recordingSid: string, part: Part, ttl = ttlSeconds) => {
    await items.create(placeOf(recordingSid, keyOf(recordingSid, part)), writeRecord({ part }), ttl)
  }
  const lookUp = async (recordingSid: string) => {
    const found = await items.list('voicemails', recordingSid)
    return readVoicemail(
      recordingSid,
      found.map(({ data }) => data),
    )
  }
  return {
    keepMessage: (recordingSid, message) => create(recordingSid, { message }),
    noteAudio: (recordingSid, audio) => create(recordingSid, { audio }),
    lookUp,
    async find(recordingSid) {
      const found = await lookUp(recordingSid)
      return found === 'deleted' ? undefined : found
    },

    /**
     * Whoever notes something looks it up next. Either the list here has the note, or the look finds the deletion:
     *
     *   delete     deleted ───────── list → nothing
     *   callback            ─────────────────────── note   look up → deleted   ⇒ removes the note
     */
    async remove(recordingSid) {
      await create(recordingSid, deleted, DELETED_TTL_SECONDS)
      const parts = (await items.list('voicemails', recordingSid)).filter(({ key }) => !isDeletion(key))
      for (const { key } of parts) await items.remove(placeOf(recordingSid, key))
      return parts.length === 0 ? 'missing' : 'removed'
    },
  }
}
