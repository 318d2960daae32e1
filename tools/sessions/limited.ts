import { RateLimiter } from 'limiter'
import { patiently } from '../patiently'

/** What Proxy counts requests for, each for itself, and the calls and messages behind an interaction. */
export type Endpoint = 'sessions' | 'participants' | 'interactions' | 'phone-numbers' | 'records'

type Request = <Result>(endpoint: Endpoint, request: () => Promise<Result>) => Promise<Result>

/** Makes requests as fast as Proxy takes them, and no faster. What it refuses all the same (429) is made again later. */
export interface Limited {
  readonly read: Request
  readonly write: Request
}

/**
 * 30 requests a second and endpoint; reads may come 150 at once, if that is all for 5 s.
 * https://www.twilio.com/docs/proxy/proxy-limits
 */
const READS = { most: 150, milliseconds: 5_000 }
const WRITES = { most: 30, milliseconds: 1_000 }

export function newLimited(): Limited {
  return { read: limitedTo(READS), write: limitedTo(WRITES) }
}

function limitedTo(limit: typeof READS): Request {
  const turns = new Map<Endpoint, () => Promise<void>>()
  return (endpoint, request) => {
    const turn = turns.get(endpoint) ?? inTurn(limit)
    turns.set(endpoint, turn)
    return patiently(async () => {
      await turn()
      return request()
    })
  }
}

/** One after the other: of several that wait at once, the limiter would let too many pass. */
function inTurn({ most, milliseconds }: typeof READS): () => Promise<void> {
  // When an interval ends, it lets one pass that counts for neither.
  const limiter = new RateLimiter({ tokensPerInterval: most - 1, interval: milliseconds })
  let last: Promise<unknown> = Promise.resolve()
  return async () => {
    last = last.then(() => limiter.removeTokens(1))
    await last
  }
}
