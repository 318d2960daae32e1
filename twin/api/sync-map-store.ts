import { newSyncObjects, type SyncObject, type SyncObjects } from './sync-objects'
import { newItemStore, type ItemStore } from './sync-item-store'
import { expiryOf } from './sync-fields'

/** A Map takes its items along when it goes. */
export interface SyncMap extends SyncObject {
  readonly items: ItemStore
}

export interface MapStore extends SyncObjects<SyncMap> {
  create(record: SyncObject): SyncMap
  /** Each write, to the Map or to one of its items, makes a new revision of the Map. */
  touch(map: SyncMap, ttlSeconds: number | undefined): SyncMap
}

export function newMapStore(now: () => Date): MapStore {
  const maps = newSyncObjects<SyncMap>(now)
  return {
    ...maps,
    create: (record) => maps.add({ ...record, items: newItemStore(now) }),
    touch: (map, ttlSeconds) =>
      maps.replace({
        ...map,
        revision: map.revision + 1,
        updatedAt: now(),
        expiresAt: expiryOf(ttlSeconds, now(), map.expiresAt),
      }),
  }
}
