import type { Address } from '../routing/address'
import type { SessionTerms } from '../routing/session-terms'
import type { NoCustomer, SessionBack, SessionForNextText } from '../routing/worker-contact'
import type { Claims } from '../state/claims'
import type { Openings } from '../state/openings'
import type { ProxySessions } from '../twilio/proxy-sessions'
import { inTime } from './tell'

export interface SessionForTextPorts {
  readonly claims: Claims
  readonly openings: Pick<Openings, 'begin' | 'giveUp'>
  readonly proxySessions: ProxySessions | undefined
}

type Terms = { readonly terms: SessionTerms }

/** Somebody else is in touch with the customer on this number. It gives the claim back, so that a repetition learns the same. */
class CustomerEngaged extends Error {}

/**
 * Makes a worker's session over Proxy's API, which says where the customer is in another, as Proxy's own making does not.
 * Returns the decision as it stands then. When the same call or text comes twice, the second one finds its session made,
 * and not that it is taken. A customer who comes meanwhile waits for it: Proxy would refuse them one of their own, with words
 * that they hear. `seen`: the number of ours that the worker calls or writes to.
 */
export async function madeForWorker<Decision extends SessionForNextText | SessionBack>(
  { claims, openings, proxySessions }: SessionForTextPorts & { readonly proxySessions: ProxySessions },
  decision: Decision & Terms,
  seen: Address,
  now: Date,
): Promise<(Decision & Terms) | (NoCustomer & Terms)> {
  const { terms, worker, contact, mode } = decision
  const parties = [
    { address: worker.phone, proxyNumber: seen },
    { address: contact.customer, proxyNumber: contact.number },
  ]
  const create = async () => {
    await openings.begin(contact, terms.uniqueName, now).catch(() => undefined)
    if ((await proxySessions.create({ ...terms, mode, parties })) === 'taken') throw new CustomerEngaged()
  }
  try {
    await inTime(claims, ['session-for-worker', terms.uniqueName], create)
    return decision
  } catch (error) {
    await openings.giveUp(contact, terms.uniqueName).catch(() => undefined)
    if (!(error instanceof CustomerEngaged)) throw error
    return { kind: 'no-customer', because: 'customer-engaged', terms }
  }
}

/** Without a Proxy service of its own, the deployment cannot make a session beside Proxy's question. */
export async function sessionForText(
  { claims, openings, proxySessions }: SessionForTextPorts,
  decision: SessionForNextText & Terms,
  now: Date,
): Promise<((SessionForNextText & Terms) | (NoCustomer & Terms)) & { readonly alert?: boolean }> {
  const { terms } = decision
  if (!proxySessions) return { kind: 'no-customer', because: 'no-proxy-service', terms, alert: true }
  return madeForWorker({ claims, openings, proxySessions }, decision, decision.seen, now)
}
