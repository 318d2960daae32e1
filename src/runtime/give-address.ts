import {
  decideOutgoingConversation,
  unchecked,
  unnoted,
  type Decision,
  type Facts,
  type GivenAddress,
} from '../routing/outgoing-conversation'
import type { Openings } from '../state/openings'
import type { OutgoingConversation } from '../webhooks/outgoing-conversation'
import { leaving } from './deadline'
import type { Acting } from './define-function'
import type { Ports } from './ports'

/** Kept of the Function's own time, so that there is an answer whatever hangs: for the note, and for the answer itself. */
const FOR_THE_NOTE_MILLISECONDS = 1_000
const FOR_THE_ANSWER_MILLISECONDS = 500

export type Giving = Pick<Acting<OutgoingConversation, Facts, Decision>, 'event' | 'facts' | 'now'> & {
  readonly ports: Pick<Ports, 'givenAddresses'> & { readonly openings: Pick<Openings, 'renew'> }
}

/**
 * Gives the address to this worker, unless another worker was given it for the same customer a moment ago: Frontline makes
 * the Conversation only after our answer, so that nobody finds it yet. A worker who asks again makes it later.
 *
 *   worker 1   renew A → worker 1                                        ⇒ A
 *   worker 2   renew A → worker 1   decide without A   renew B → worker 2   ⇒ B
 */
export async function giveAddress(first: Decision, { event: start, facts, ports, now }: Giving): Promise<Decision> {
  let decision = first
  let known = facts
  while (decision.kind === 'address') {
    const address = decision.proxyAddress
    const renew = () => ports.openings.renew({ customer: start.customer, number: address }, start.worker, now)
    const opening = await leaving(FOR_THE_NOTE_MILLISECONDS, renew)
    if (opening === 'failed') return noted(ports, unchecked(decision), start, now)
    if (opening.holder === start.worker) return noted(ports, decision, start, now)
    known = { ...known, beingGiven: [...known.beingGiven, address] }
    decision = decideOutgoingConversation(start, known)
  }
  return decision
}

/** What cannot be noted costs nothing today. Next time the customer may see another address. */
async function noted(
  { givenAddresses }: Giving['ports'],
  given: GivenAddress,
  { worker, customer }: OutgoingConversation,
  now: Date,
): Promise<GivenAddress> {
  const note = () => givenAddresses.note(worker, customer, given.proxyAddress, now)
  return (await leaving(FOR_THE_ANSWER_MILLISECONDS, note)) === 'failed' ? unnoted(given) : given
}
