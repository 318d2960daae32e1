import type { Facts } from '../routing/intercept'
import type { Intercepted } from '../webhooks/intercept'
import type { Directory } from './directory'
import type { Pairs } from './pairs'
import { numberOfSession } from './session-number'

export interface InterceptPorts {
  readonly pairs: Pairs
  readonly directory: Pick<Directory, 'blockedFrom' | 'number' | 'team'>
}

/** In a warm container that knows the session one round trip: for the block list, which is asked each time. */
export async function interceptFacts(
  { pairs, directory }: InterceptPorts,
  { sessionSid }: Intercepted,
  now: Date,
): Promise<Facts> {
  const pair = await pairs.of(sessionSid)
  if (!pair) return { between: undefined, now }
  const [blockedFrom, number] = await Promise.all([
    directory.blockedFrom(pair.customer.address),
    numberOfSession(directory, pair.customer.proxyNumber),
  ])
  return { between: { worker: pair.worker.identity, blockedFrom, ...number }, now }
}
