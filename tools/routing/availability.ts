import { LONGEST_TTL_SECONDS } from '../../src/state/items'
import { directoryKey } from '../../src/state/directory-records'
import { writeRecord } from '../../src/state/records'
import { directoryMap } from '../../src/state/shards'
import { isTaken } from '../../src/state/sync-errors'
import { patiently } from '../patiently'
import type { RoutingAccount } from './account'
import { unlessMissing } from './map-pages'

/** What `set-availability` takes. */
export const availabilities = ['available', 'away'] as const
export type Availability = (typeof availabilities)[number]

type Account = Pick<RoutingAccount, 'sync' | 'secretKey'>

const NEVER = 0

/**
 * No customer is put through to this worker any more, until then or until somebody says otherwise. Each absence is an item
 * of its own, so that operators are not in each other's way; of two who speak of the same worker, the last one is right.
 *
 *   operator 1   update → missing   create → created
 *   operator 2   update → missing                      create → taken   ⇒ as if operator 1 had spoken after them
 */
export async function setAway(
  { sync, secretKey }: Account,
  worker: string,
  until: Date | undefined,
  now: Date,
): Promise<void> {
  const key = directoryKey.absence(secretKey, worker)
  const data = writeRecord({ absence: { worker, ...(until && { until: until.toISOString() }) } })
  const itemTtl = until ? ttlSeconds(until, now) : NEVER // said each time, since an update keeps what was said before
  const { syncMapItems } = sync.syncMaps(directoryMap)
  const updated = await patiently(() => syncMapItems(key).update({ data, itemTtl })).catch(unlessMissing)
  if (updated) return
  await patiently(() => syncMapItems.create({ key, data, itemTtl })).catch((error: unknown) => {
    if (!isTaken(error)) throw error
  })
}

/** It is gone when its time is over. One that Sync cannot end lies there longer than it counts, which harms nobody. */
function ttlSeconds(until: Date, now: Date): number {
  const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000))
  return seconds > LONGEST_TTL_SECONDS ? NEVER : seconds
}

/** Customers are put through to this worker again. Says whether anything was known of an absence. */
export async function setAvailable({ sync, secretKey }: Account, worker: string): Promise<'removed' | 'missing'> {
  const item = sync.syncMaps(directoryMap).syncMapItems(directoryKey.absence(secretKey, worker))
  return (await patiently(() => item.remove()).catch(unlessMissing)) ? 'removed' : 'missing'
}
