import type { ServiceContext } from 'twilio/lib/rest/sync/v1/service'
import { mapName } from '../../src/state/shards'
import { readVoicemail, type Voicemail } from '../../src/state/voicemails'
import { pagesOf } from '../routing/map-pages'
import { sidOf } from '../routing/unjudged'
import type { Progress } from '../say-every-second'

/** All messages that are kept, the newest first. */
export async function storedVoicemails(
  sync: ServiceContext,
  shards: number,
  onProgress: Progress = () => undefined,
): Promise<readonly Voicemail[]> {
  const parts = new Map<string, unknown[]>()
  let seen = 0
  const read = async (shard: number) => {
    for await (const page of pagesOf(sync, mapName('voicemails', shard))) {
      for (const { key, data } of page) {
        const recordingSid = sidOf(key)
        parts.set(recordingSid, [...(parts.get(recordingSid) ?? []), data])
      }
      onProgress('Reading messages', (seen += page.length))
    }
  }
  await Promise.all(Array.from({ length: shards }, (_, shard) => read(shard)))
  return [...parts]
    .flatMap(([recordingSid, kept]) => readVoicemail(recordingSid, kept) ?? [])
    .toSorted((one, other) => (leftAt(one) > leftAt(other) ? -1 : 1))
}

/** UTC, ISO 8601: when the message was left, or else when its audio was told of. */
export function leftAt({ message, audio }: Voicemail): string {
  return message?.at ?? audio?.at ?? ''
}
