import type { ServiceContext } from 'twilio/lib/rest/sync/v1/service'
import type { OwnNumber } from '../../src/routing/directory'
import { readNumber, readWorker } from '../../src/state/directory-records'
import { directoryMap, mapName, shardOf } from '../../src/state/shards'
import type { Progress } from '../say-every-second'
import type { Compiled } from './compile'
import { entriesBeginningWith, pagesOf, type Entry, type StoredEntry } from './map-pages'

/** What an import owns in the directory's Map. Absences are said from day to day, and go with their workers. */
const ownKeys = /^(?:templates$|(?:absence|address|number|worker|team|prompts)\.)/

/** All that imports write or take away: the directory, and from its shards what callers are asked for. */
export async function readStored(
  sync: ServiceContext,
  shards: number,
  onProgress: Progress = () => undefined,
): Promise<readonly StoredEntry[]> {
  const found: StoredEntry[] = []
  const read = async (map: string) => {
    for await (const page of pagesOf(sync, map)) {
      found.push(...page.filter(({ key }) => map !== directoryMap || ownKeys.test(key)))
      onProgress('Reading the directory', found.length)
    }
  }
  const blocked = Array.from({ length: shards }, (_, shard) => mapName('blocked', shard))
  await Promise.all([directoryMap, ...blocked].map(read))
  return found
}

/** The compiled file as items, each in its Map. */
export function entriesOf({ directory, callers }: Compiled, shards: number): readonly Entry[] {
  return [
    ...[...directory].map(([key, data]) => ({ map: directoryMap, key, data })),
    ...[...callers].map(([key, data]) => ({ map: mapName('blocked', shardOf(key, shards)), key, data })),
  ]
}

/** What is listed of our numbers. */
export async function storedNumbers(sync: ServiceContext): Promise<readonly OwnNumber[]> {
  const found = await entriesBeginningWith('number.', sync, directoryMap)
  return found.map(({ data }) => readNumber(data))
}

/** The identities of our workers. */
export async function storedWorkers(sync: ServiceContext): Promise<readonly string[]> {
  const found = await entriesBeginningWith('worker.', sync, directoryMap)
  return found.map(({ data }) => readWorker(data).identity)
}
