import type { Address } from '../../src/routing/address'
import { decideConversationRouting } from '../../src/routing/conversation-routing'
import type { Ports } from '../../src/runtime/ports'
import { factsConversationRouting } from '../../src/state/conversation-routing'
import { ourAddress } from '../../src/state/our-address'
import type { ContactShown } from './show-contact'
import { teamsShownInApp } from './teams-shown'

/** Numbers of Frontline are listed as such; workers' own are in no list of numbers. */
export async function isOfFrontline({ directory }: Ports, address: Address): Promise<boolean> {
  const { number, owner } = await ourAddress(directory, address)
  return number?.service === 'frontline' || owner !== undefined
}

/**
 * Who joins the Conversation that a customer begins with a text to a number of Frontline. Runs the decision of
 * `/frontline/routing` on what is known at this moment, as if it were `now` and no Conversation of theirs was active.
 */
export async function showConversation(ports: Ports, from: Address, to: Address, now: Date): Promise<ContactShown> {
  const asked = { conversationSid: 'not a Conversation that there was', binding: { customer: from, number: to } }
  const inNone = { ...ports.frontlineConversations, workersIn: async () => [] }
  const facts = await factsConversationRouting({ ...ports, frontlineConversations: inNone }, asked, now)
  const decision = decideConversationRouting(asked, facts)
  const { blockedFrom, assignedTo } = facts
  return {
    kind: 'message',
    from,
    to,
    belongsTo: assignedTo,
    outcome: decision.kind,
    worker: decision.kind === 'add-worker' ? decision.worker : undefined,
    because: decision.because,
    teams: teamsShownInApp({ ...facts, keptFrom: blockedFrom === 'everybody' ? [] : blockedFrom }),
  }
}
