/** Sync keeps nothing with a ttl for longer than a year. https://www.twilio.com/docs/sync/limits */
export const LONGEST_TTL_SECONDS = 31_536_000

/** As many items as Sync lists at once. https://www.twilio.com/docs/sync/api/map-item-resource */
export const LARGEST_RANGE = 100

/** The kinds of record that are spread over shards. */
export const collections = [
  'assignments',
  'blocked',
  'calls',
  'claims',
  'customers',
  'given',
  'leases',
  'openings',
  'recents',
  'turns',
  'voicemails',
] as const
export type Collection = (typeof collections)[number]

/** Where an item lies. Items with the same shard key lie together and can be read together; a key never holds an address. */
export interface Place {
  readonly collection: Collection
  readonly shardKey: string
  readonly key: string
}

/** Data as it was at one moment. The revision is another after each write. */
export interface Revised {
  readonly data: unknown
  readonly revision: string
}

export interface Listed extends Revised {
  readonly key: string
}

/** An item of a part of a list. */
export interface Ranged extends Revised {
  /** What stands in its key behind the shard key and a dot. */
  readonly name: string
}

/**
 * Small items. Being first is a create that succeeds; changing what others change too is a replacement of the revision
 * that one has read. Missing, taken or changed by somebody else, and unavailable are three different results:
 * `undefined` or `missing`, `taken` or `changed`, and an error thrown.
 */
export interface Items {
  create(place: Place, data: object, ttlSeconds: number): Promise<'created' | 'taken'>
  fetch(place: Place): Promise<Revised | undefined>
  /** Compare and swap: only where nobody has written since this revision was read. It lives for another `ttlSeconds`. */
  replace(place: Place, data: object, ttlSeconds: number, revision: string): Promise<'replaced' | 'changed' | 'missing'>
  /** With a revision, only where nobody has written since. */
  remove(place: Place, revision?: string): Promise<'removed' | 'changed' | 'missing'>
  /** All items of a shard key, in the order of their keys. */
  list(collection: Collection, shardKey: string): Promise<readonly Listed[]>
  /** Of a shard key at most so many items, up to `LARGEST_RANGE`, in the order of their keys from this name on: one request. */
  range(collection: Collection, shardKey: string, from: string, most: number): Promise<readonly Ranged[]>
}
