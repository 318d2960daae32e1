import { isDeepStrictEqual } from 'node:util'
import type { ServiceContext } from 'twilio/lib/rest/sync/v1/service'
import { directoryMap } from '../../src/state/shards'
import { patiently } from '../patiently'
import type { DirectoryEntries } from './compile'

export interface Imported {
  readonly added: number
  readonly changed: number
  readonly removed: number
  readonly unchanged: number
}

/** Makes the directory equal to these entries and writes only what differs: repeating it, or going on after an interruption, is safe. */
export async function importDirectory(
  sync: ServiceContext,
  entries: DirectoryEntries,
  onProgress: (done: number, all: number) => void = () => undefined,
): Promise<Imported> {
  const items = sync.syncMaps(directoryMap).syncMapItems
  const existing = new Map((await items.list({ pageSize: 100 })).map((item) => [item.key, item.data as unknown]))
  const fresh = [...entries].filter(([key]) => !existing.has(key))
  const differing = [...entries].filter(
    ([key, data]) => existing.has(key) && !isDeepStrictEqual(existing.get(key), data),
  )
  const stale = [...existing.keys()].filter((key) => !entries.has(key))

  const all = fresh.length + differing.length + stale.length
  let done = 0
  const write = async (request: () => Promise<unknown>) => {
    await patiently(request)
    onProgress(++done, all)
  }
  for (const [key, data] of fresh) await write(() => items.create({ key, data }))
  for (const [key, data] of differing) await write(() => sync.syncMaps(directoryMap).syncMapItems(key).update({ data }))
  for (const key of stale) await write(() => sync.syncMaps(directoryMap).syncMapItems(key).remove())

  const written = fresh.length + differing.length
  return {
    added: fresh.length,
    changed: differing.length,
    removed: stale.length,
    unchanged: entries.size - written,
  }
}
