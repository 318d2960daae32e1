import { createHash } from 'node:crypto'
import { collections, type Collection } from './items'

/** Everything that Patchbay owns in a Sync service begins with this. */
const PREFIX = 'patchbay'

/** A Document that says how the state is laid out: `{ "v": 1, "shards": 4 }`. */
export const layoutDocument = `${PREFIX}.layout`

export const directoryMap = `${PREFIX}.directory`

export const MOST_SHARDS = 100

/** `patchbay.calls.03`: writes go to as many Maps as there are shards, because Sync counts writes a Map. */
export function mapName(collection: Collection, shard: number): string {
  return `${PREFIX}.${collection}.${String(shard).padStart(2, '0')}`
}

/** The same shard for the same key, now and for ever, whatever machine asks. */
export function shardOf(shardKey: string, shards: number): number {
  return createHash('sha256').update(shardKey).digest().readUInt32BE() % shards
}

export function allMapNames(shards: number): readonly string[] {
  return [
    directoryMap,
    ...collections.flatMap((collection) => Array.from({ length: shards }, (_, shard) => mapName(collection, shard))),
  ]
}
