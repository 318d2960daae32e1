import type { Asked } from '../api/layer'
import { tooManyRequests } from '../api/too-many-requests'
import type { Limit } from './limit'
import { newSlidingWindows, type SlidingWindow } from './sliding-windows'
import { newObjectNames } from './sync-object-names'

/** 20 a second, with a burst window of 10 s. https://www.twilio.com/docs/sync/limits */
const twentyPerSecond: SlidingWindow = { most: 200, milliseconds: 10_000 }

const HOST = 'sync.twilio.com'

/** Reads and writes count against the top-level object, creations and deletions of such objects against the service. */
export function newSyncLimit(): Limit {
  const reads = newSlidingWindows(twentyPerSecond)
  const writes = newSlidingWindows(twentyPerSecond)
  const creationsAndDeletions = newSlidingWindows(twentyPerSecond)
  const names = newObjectNames()

  function isWithin(asked: Asked, now: number): boolean {
    const { method, form } = asked.request
    const { kind, object, isItem } = placeOf(asked)
    if (kind === undefined) return true
    // A list of Documents or Maps is a read of none of them.
    if (object === undefined) return method === 'GET' || creationsAndDeletions.take('service', now)
    if (method === 'GET') return reads.take(names.of(kind, object), now)
    if (method === 'DELETE' && !isItem) return creationsAndDeletions.take('service', now)
    return writes.take(names.of(kind, object), now, unitsOf(form.get('Data') ?? ''))
  }

  return {
    refuse: (asked, now) => (asked.request.host !== HOST || isWithin(asked, now) ? undefined : tooManyRequests(HOST)),
    learn: (asked, response) => {
      const { kind, object } = placeOf(asked)
      if (asked.request.host === HOST && kind !== undefined && object === undefined) names.learn(kind, response)
    },
  }
}

/** `POST sync.twilio.com/v1/Services/{ServiceSid}/Maps/{MapSid}/Items` => Maps, the value of MapSid, an item */
function placeOf({ operation, path }: Asked) {
  const [, , , , kind, object, below] = operation.split('/')
  return { kind, object: object && path[object.slice(1, -1)], isItem: below !== undefined }
}

/**
 * Of a payload's size Twilio says: "Objects larger than 1 KiB are rate-limited more aggressively. The most strict rate
 * limit, applicable for payloads 10 KiB and larger, is 2 writes/s sustained." What applies in between it does not say: half
 * of the full rate is our guess. So a write of up to 1 KiB takes one of the 20 a second, one of less than 10 KiB takes
 * two, and any larger one takes ten.
 */
export function unitsOf(data: string): number {
  const bytes = Buffer.byteLength(data)
  if (bytes <= 1024) return 1
  return bytes < 10 * 1024 ? 2 : 10
}
