import type { Items, Place } from '../../src/state/items'

export interface MemoryItems {
  readonly items: Items
  /** The keys of all items, as they lie there. */
  keys(this: void): Promise<readonly string[]>
}

interface Kept {
  readonly collection: string
  readonly key: string
  readonly json: string
  readonly revision: number
}

const idOf = ({ collection, key }: Pick<Place, 'collection' | 'key'>) => `${collection}/${key}`
const later = () => new Promise((resolve) => setImmediate(resolve))

/**
 * Items in memory: one shard. Like Sync it answers later, keeps JSON and not objects, knows an item by collection and key
 * and not by its shard key, and counts revisions from the start again when an item is made anew.
 */
export function memoryItems(): MemoryItems {
  const all = new Map<string, Kept>()
  const keep = ({ collection, key }: Place, data: object, revision: number) =>
    all.set(idOf({ collection, key }), { collection, key, json: JSON.stringify(data), revision })
  return {
    items: {
      async create(place, data) {
        await later()
        if (all.has(idOf(place))) return 'taken'
        keep(place, data, 0)
        return 'created'
      },
      async fetch(place) {
        await later()
        const found = all.get(idOf(place))
        return found && { data: JSON.parse(found.json) as unknown, revision: String(found.revision) }
      },
      async replace(place, data, _ttlSeconds, revision) {
        await later()
        const found = all.get(idOf(place))
        if (!found) return 'missing'
        if (String(found.revision) !== revision) return 'changed'
        keep(place, data, found.revision + 1)
        return 'replaced'
      },
      async remove(place, revision) {
        await later()
        const found = all.get(idOf(place))
        if (!found) return 'missing'
        if (revision !== undefined && String(found.revision) !== revision) return 'changed'
        all.delete(idOf(place))
        return 'removed'
      },
      async list(collection, shardKey) {
        await later()
        return [...all.values()]
          .filter((kept) => kept.collection === collection && kept.key.startsWith(`${shardKey}.`))
          .toSorted((a, b) => (a.key < b.key ? -1 : 1))
          .map(({ key, json, revision }) => ({ key, data: JSON.parse(json) as unknown, revision: String(revision) }))
      },
      async range(collection, shardKey, from, most) {
        await later()
        const prefix = `${shardKey}.`
        return [...all.values()]
          .filter((kept) => kept.collection === collection && kept.key.startsWith(prefix))
          .filter((kept) => kept.key >= `${prefix}${from}`)
          .toSorted((a, b) => (a.key < b.key ? -1 : 1))
          .slice(0, most)
          .map(({ key, json, revision }) => ({
            name: key.slice(prefix.length),
            data: JSON.parse(json) as unknown,
            revision: String(revision),
          }))
      },
    },
    keys: async () => [...all.values()].map(({ key }) => key),
  }
}

/** Items that cannot be had: each request fails later, as one to Twilio does. */
export function failingItems(error: Error): Items {
  const fail = async () => {
    await later()
    throw error
  }
  return { create: fail, fetch: fail, replace: fail, remove: fail, list: fail, range: fail }
}
