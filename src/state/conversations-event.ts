import type { Facts } from '../routing/conversations-event'
import type { FrontlineConversations } from '../twilio/frontline-conversations'
import type { ConversationToRoute } from '../webhooks/conversation-routing'
import type { ConversationsEvent } from '../webhooks/conversations-event'
import { factsConversationRouting, type ConversationRoutingPorts, type Known } from './conversation-routing'
import type { Customers } from './customers'
import { ourAddress } from './our-address'

export interface ConversationsEventPorts extends ConversationRoutingPorts {
  readonly customers: Pick<Customers, 'at'>
  readonly frontlineConversations: ConversationRoutingPorts['frontlineConversations'] &
    Pick<FrontlineConversations, 'customersIn'>
}

type Unattended = { readonly kind: 'unattended'; readonly asked: ConversationToRoute; readonly known: Known }
export type EventFacts = Exclude<Facts, { kind: 'unattended' }> | Unattended

export async function conversationsEventFacts(
  ports: ConversationsEventPorts,
  event: ConversationsEvent,
  now: Date,
): Promise<EventFacts> {
  switch (event.kind) {
    case 'is-being-made':
    case 'customer-joined':
      return { kind: 'customer', customer: event.customer ? await ports.customers.at(event.customer) : undefined }
    case 'customer-wrote':
      return wroteFacts(ports, event, now)
    case 'closed':
      return closedFacts(ports, event.conversationSid)
    case 'other':
      return { kind: 'none' }
  }
}

/** Where somebody is there, as nearly always, one round trip. In a group, whoever has written is who waits. */
async function wroteFacts(
  ports: ConversationsEventPorts,
  { conversationSid, author }: ConversationsEvent & { readonly kind: 'customer-wrote' },
  now: Date,
): Promise<EventFacts> {
  const all = await ports.frontlineConversations.customersIn(conversationSid)
  const between = all.find(({ customer }) => customer === author) ?? all[0]
  if (!between) return { kind: 'none' }
  const { workers, ...binding } = between
  if (workers.length > 0) return { kind: 'attended' }
  const asked = { conversationSid, binding }
  return { kind: 'unattended', asked, known: await factsConversationRouting(ports, asked, now, workers) }
}

/** A number that is not listed, as a worker's own, keeps its assignments. */
async function closedFacts(
  { directory, frontlineConversations }: ConversationsEventPorts,
  conversationSid: string,
): Promise<EventFacts> {
  const all = await frontlineConversations.customersIn(conversationSid)
  const ours = await Promise.all(all.map(({ number }) => ourAddress(directory, number)))
  return { kind: 'closed', all, releasing: all.filter((_, at) => ours[at]?.number?.releaseOnClose) }
}
