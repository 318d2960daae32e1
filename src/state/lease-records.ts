import * as v from 'valibot'
import type { Items, Place } from './items'
import type { SecretKey } from './keys'
import { readRecord, writeRecord } from './records'

/** One place of a worker, as it was when it was read. */
export interface Lease {
  readonly place: number
  /** `undefined`: given back, for whoever replaces this revision. */
  readonly holder?: string | undefined
  /** Has more than one contact of the session come for it? Then the first one cannot give it back. */
  readonly shared: boolean
  readonly revision: string
}

export interface LeaseRecords {
  /** All of a worker, in the order of their places. */
  of(worker: string): Promise<readonly Lease[]>
  create(worker: string, place: number, holder: string, ttlSeconds?: number): Promise<'created' | 'taken'>
  /** Only where nobody has written since. Its time begins anew; without a holder it is a short one. */
  replace(
    worker: string,
    old: Lease,
    changes: Partial<Pick<Lease, 'holder' | 'shared'>>,
    ttlSeconds?: number,
  ): Promise<'replaced' | 'changed' | 'missing'>
}

const record = { place: v.number(), holder: v.optional(v.string()), shared: v.boolean() }

/** Longer than any Function that may have read the place before it was given back. */
const GIVEN_BACK_TTL_SECONDS = 60

/** An item a place, all of a worker beside each other. */
export function leaseRecordsIn(items: Items, secretKey: SecretKey, usualTtlSeconds: number): LeaseRecords {
  const shardKeyOf = (worker: string) => secretKey('worker', worker)
  const placeOf = (worker: string, place: number): Place => {
    const shardKey = shardKeyOf(worker)
    return { collection: 'leases', shardKey, key: `${shardKey}.${String(place).padStart(3, '0')}` }
  }
  return {
    async of(worker) {
      const found = await items.list('leases', shardKeyOf(worker))
      return found.map(({ data, revision }) => ({ ...readRecord('lease', record, data), revision }))
    },
    create: (worker, place, holder, ttlSeconds = usualTtlSeconds) =>
      items.create(placeOf(worker, place), writeRecord({ place, holder, shared: false }), ttlSeconds),
    replace(worker, { revision, ...old }, changes, ttlSeconds = usualTtlSeconds) {
      const { place, holder, shared } = { ...old, ...changes }
      const data = writeRecord({ place, ...(holder !== undefined && { holder }), shared })
      const seconds = holder === undefined ? GIVEN_BACK_TTL_SECONDS : ttlSeconds
      return items.replace(placeOf(worker, place), data, seconds, revision)
    },
  }
}

/** Each session once, however many places it holds. */
export function holdersIn(leases: readonly Lease[]): ReadonlySet<string> {
  return new Set(leases.flatMap(({ holder }) => holder ?? []))
}
