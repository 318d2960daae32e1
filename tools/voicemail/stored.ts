import { UnreadableRecord } from '../../src/state/records'
import { mapName } from '../../src/state/shards'
import { syncLayout } from '../../src/state/layout'
import { isDeletion, readVoicemail } from '../../src/state/voicemail-parts'
import type { Voicemail } from '../../src/state/voicemails'
import { UserError } from '../command'
import type { RoutingAccount } from '../routing/account'
import { pagesOf, type Entry } from '../routing/map-pages'
import { sidOf } from '../routing/unjudged'
import type { Progress } from '../say-every-second'

/** What Sync holds of messages. All but the first are SIDs of recordings. */
export interface Stored {
  /** The newest first. */
  readonly voicemails: readonly Voicemail[]
  readonly deleted: readonly string[]
  /** Of those that are deleted: something is still there, after an interruption or a late callback. */
  readonly leftOver: readonly string[]
  /** Another version of Patchbay has written something of them. */
  readonly unreadable: readonly string[]
}

export async function storedVoicemails(
  { sync, secretKey }: RoutingAccount,
  onProgress: Progress = () => undefined,
): Promise<Stored> {
  const shards = await syncLayout(sync, secretKey).shards()
  const entries = new Map<string, readonly Entry[]>()
  let seen = 0
  const read = async (shard: number) => {
    for await (const page of pagesOf(sync, mapName('voicemails', shard))) {
      for (const entry of page) {
        const recordingSid = sidOf(entry.key)
        entries.set(recordingSid, [...(entries.get(recordingSid) ?? []), entry])
      }
      onProgress('Reading messages', (seen += page.length))
    }
  }
  await Promise.all(Array.from({ length: shards }, (_, shard) => read(shard)))

  const all = [...entries].map(([recordingSid, kept]) => ({ recordingSid, kept, found: readOrNot(recordingSid, kept) }))
  const sids = (some: typeof all) => some.map(({ recordingSid }) => recordingSid)
  const deleted = all.filter(({ found }) => found === 'deleted')
  return {
    voicemails: all
      .flatMap(({ found }) => (typeof found === 'object' ? [found] : []))
      .toSorted((one, other) => (leftAt(one) > leftAt(other) ? -1 : 1)),
    deleted: sids(deleted),
    leftOver: sids(deleted.filter(({ kept }) => !kept.every(({ key }) => isDeletion(key)))),
    unreadable: sids(all.filter(({ found }) => found === 'unreadable')),
  }
}

function readOrNot(recordingSid: string, kept: readonly Entry[]): Voicemail | 'deleted' | 'unreadable' | undefined {
  try {
    return readVoicemail(
      recordingSid,
      kept.map(({ data }) => data),
    )
  } catch (error) {
    if (error instanceof UnreadableRecord) return 'unreadable'
    throw error
  }
}

/** UTC, ISO 8601: when the message was left, or else when its audio was told of. */
export function leftAt({ message, audio }: Voicemail): string {
  return message?.at ?? audio?.at ?? ''
}

/** For the end, after all that could be read. */
export function cannotRead(unreadable: readonly string[]): UserError {
  return new UserError(
    [
      'What is kept of these recordings, this version of Patchbay cannot read:',
      ...unreadable.map((recordingSid) => `  ${recordingSid}`),
      `Use the version that wrote it, or delete it with its recording: npm run voicemail -- delete ${unreadable[0]}`,
    ].join('\n'),
  )
}
