import type { Items, Place } from '../../src/state/items'

export interface MemoryItems {
  readonly items: Items
  /** The keys of all items, as they lie there. */
  keys(): Promise<readonly string[]>
}

const idOf = ({ collection, key }: Place) => `${collection}/${key}`
const later = () => new Promise((resolve) => setImmediate(resolve))

/** Items in memory. Like Sync it answers later, keeps JSON and not objects, and knows an item by collection and key. */
export function memoryItems(): MemoryItems {
  const kept = new Map<string, { readonly place: Place; readonly json: string }>()
  return {
    items: {
      async create(place, data) {
        await later()
        if (kept.has(idOf(place))) return 'taken'
        kept.set(idOf(place), { place, json: JSON.stringify(data) })
        return 'created'
      },
      async fetch(place) {
        await later()
        const found = kept.get(idOf(place))
        return found && (JSON.parse(found.json) as unknown)
      },
      async list(collection, shardKey) {
        await later()
        return [...kept.values()]
          .filter(({ place }) => place.collection === collection && place.shardKey === shardKey)
          .toSorted((a, b) => (a.place.key < b.place.key ? -1 : 1))
          .map(({ json }): unknown => JSON.parse(json))
      },
    },
    keys: async () => [...kept.values()].map(({ place }) => place.key),
  }
}

/** Items that cannot be had: each request fails later, as one to Twilio does. */
export function failingItems(error: Error): Items {
  const fail = async () => {
    await later()
    throw error
  }
  return { create: fail, fetch: fail, list: fail }
}
