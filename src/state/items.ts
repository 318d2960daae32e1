/** The kinds of record that are spread over shards. */
export type Collection = 'assignments' | 'calls' | 'voicemails'

/** Where an item lies. Items with the same shard key lie together and can be read together; a key never holds an address. */
export interface Place {
  readonly collection: Collection
  readonly shardKey: string
  readonly key: string
}

/**
 * Small immutable items, which is all that state is made of. Being first is a create that succeeds; there is nothing
 * to lock and nothing to merge. Missing, taken and unavailable are three different results: `undefined`, `taken`,
 * and an error thrown.
 */
export interface Items {
  create(place: Place, data: object, ttlSeconds: number): Promise<'created' | 'taken'>
  /** The data, or `undefined` where there is none. */
  fetch(place: Place): Promise<unknown>
  /** The data of all items of a shard key, in the order of their keys. */
  list(collection: Collection, shardKey: string): Promise<readonly unknown[]>
}
