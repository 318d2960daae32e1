import { tooManyRequests } from '../api/too-many-requests'
import type { Limit } from './limit'
import { newSlidingWindows } from './sliding-windows'

const HOST = 'proxy.twilio.com'

/** "The RPS limit is currently enforced for Read actions against Services, Sessions, Participants and Interactions." */
const limited: readonly (string | undefined)[] = ['Services', 'Sessions', 'Participants', 'Interactions']

/**
 * 30 requests a second and endpoint, on average over a sliding window of 5 s; within it, all 150 may come at once.
 * https://www.twilio.com/docs/proxy/proxy-limits
 */
export function newProxyLimit(): Limit {
  const reads = newSlidingWindows({ most: 30 * 5, milliseconds: 5000 })
  return {
    refuse: ({ request, operation }, now) => {
      if (request.host !== HOST || request.method !== 'GET' || !limited.includes(resourceOf(operation)))
        return undefined
      return reads.take(operation, now) ? undefined : tooManyRequests(HOST)
    },
  }
}

/** `GET proxy.twilio.com/v1/Services/{ServiceSid}/Sessions/{Sid}` => `Sessions` */
function resourceOf(operation: string): string | undefined {
  return operation.split('/').findLast((segment) => !segment.startsWith('{'))
}
