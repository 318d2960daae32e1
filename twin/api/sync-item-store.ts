import { newSortedKeys } from './sorted-keys'
import { isOver, type Data } from './sync-fields'

export interface Item {
  readonly key: string
  readonly data: Data
  readonly revision: number
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly expiresAt: Date | undefined
}

/** The items of one Map. What has expired is gone, and its key is free. */
export interface ItemStore {
  find(key: string): Item | undefined
  save(item: Item): Item
  remove(key: string): void
  /** Those that have expired unseen included. */
  count(): number
  /** The first `count` items whose keys ascend from `from`, included. */
  readonly ascending: (from: string | undefined, count: number) => readonly Item[]
  /** The first `count` items whose keys descend from `from`, included. */
  readonly descending: (from: string | undefined, count: number) => readonly Item[]
}

export function newItemStore(now: () => Date): ItemStore {
  const items = new Map<string, Item>()
  const keys = newSortedKeys()

  function remove(key: string): void {
    items.delete(key)
    keys.delete(key)
  }

  function find(key: string): Item | undefined {
    const item = items.get(key)
    if (item === undefined || !isOver(item.expiresAt, now())) return item
    remove(key)
    return undefined
  }

  /** Expired items on the way are removed at the end: the keys must not change while they are read. */
  function take(inOrder: Iterable<string>, count: number): readonly Item[] {
    const taken: Item[] = []
    const expired: string[] = []
    for (const key of inOrder) {
      if (taken.length === count) break
      const item = items.get(key)
      if (item === undefined) continue
      if (isOver(item.expiresAt, now())) expired.push(key)
      else taken.push(item)
    }
    for (const key of expired) remove(key)
    return taken
  }

  return {
    find,
    remove,
    count: () => items.size,
    save: (item) => {
      if (!items.has(item.key)) keys.add(item.key)
      items.set(item.key, item)
      return item
    },
    ascending: (from, count) => take(keys.ascending(from), count),
    descending: (from, count) => take(keys.descending(from), count),
  }
}
