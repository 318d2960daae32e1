import type { Facts } from '../routing/interaction'
import type { InteractionTold } from '../webhooks/interaction'
import type { Directory } from './directory'
import type { Pair, Pairs } from './pairs'
import { numberOfSession } from './session-number'
import { isUnavailable } from './sync-errors'

export interface InteractionPorts {
  readonly pairs: Pairs
  readonly directory: Pick<Directory, 'number' | 'team'>
}

/** That Proxy cannot be asked just now is a fact: what is known without it is noted all the same. */
export async function interactionFacts(
  { pairs, directory }: InteractionPorts,
  { sessionSid }: InteractionTold,
  now: Date,
): Promise<Facts> {
  const pair = await pairs.of(sessionSid).catch(unavailable)
  if (typeof pair !== 'object') return { between: pair, now }
  return { between: { ...inTouch(pair), ...(await numberOfSession(directory, pair.customer.proxyNumber)) }, now }
}

function inTouch({ customer, worker }: Pair) {
  return {
    customer: customer.address,
    number: customer.proxyNumber,
    worker: worker.identity,
    seen: worker.proxyNumber,
  }
}

function unavailable(error: unknown): 'unavailable' {
  if (isUnavailable(error)) return 'unavailable'
  throw error
}
