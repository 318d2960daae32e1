import type { Address } from '../routing/address'
import { decideConversationRouting, type Decision } from '../routing/conversation-routing'
import type { Prompts } from '../routing/prompts'
import { factsConversationRouting, type ConversationRoutingPorts } from '../state/conversation-routing'
import type { Conversations } from '../twilio/conversations'
import type { ConversationToRoute } from '../webhooks/conversation-routing'
import type { RoutingPorts } from './agree-on-worker'
import { routeConversation } from './route-conversation'

type ClearingPorts = RoutingPorts & ConversationRoutingPorts & { readonly conversations: Conversations }

/**
 * A caller has met a Conversation in which no worker is, and as long as it is there so does the next call (error 32504). Where
 * Twilio has only just made it, and routing was late, it is deleted. A worker who has joined since keeps it; so does whatever
 * was written in it, and then a worker is brought in, who reads that: Twilio may tell of the call late, when the
 * Conversation that is found is another one. https://www.twilio.com/docs/voice/twiml/connect/conversation,
 * "no-other-participants". Returns what became of the routing, if there was one.
 */
export async function clearWay(
  { customer, number }: { readonly customer: Address | undefined; readonly number: Address | undefined },
  ports: ClearingPorts,
  now: Date,
  closedWords: (prompts: Prompts | undefined) => string,
): Promise<Decision | undefined> {
  if (customer === undefined || number === undefined) return undefined
  const found = await ports.conversations.find(customer, number)
  if (!found || found.workers.length > 0) return undefined
  if ((await ports.conversations.removeUnused(found.sid)) !== 'written') return undefined
  return attend({ conversationSid: found.sid, binding: { customer, number } }, ports, now, closedWords)
}

async function attend(
  event: ConversationToRoute,
  ports: ClearingPorts,
  now: Date,
  closedWords: (prompts: Prompts | undefined) => string,
): Promise<Decision> {
  const facts = await factsConversationRouting(ports, event, now, [])
  const first = decideConversationRouting(event, facts)
  return routeConversation(first, { event, facts, ports, now, revise: (decision) => decision }, closedWords)
}
