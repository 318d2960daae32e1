import type { Facts } from '../routing/conversations-event'
import type { FrontlineConversations } from '../twilio/frontline-conversations'
import type { ConversationsEvent } from '../webhooks/conversations-event'
import type { Customers } from './customers'
import type { Directory } from './directory'
import { ourAddress } from './our-address'

export interface ConversationsEventPorts {
  readonly customers: Pick<Customers, 'at'>
  readonly directory: Pick<Directory, 'number' | 'ownerOf'>
  readonly frontlineConversations: Pick<FrontlineConversations, 'customersIn'>
}

export async function conversationsEventFacts(
  ports: ConversationsEventPorts,
  event: ConversationsEvent,
): Promise<Facts> {
  switch (event.kind) {
    case 'is-being-made':
    case 'customer-joined':
      return { kind: 'customer', customer: event.customer ? await ports.customers.at(event.customer) : undefined }
    case 'closed':
      return closedFacts(ports, event.conversationSid)
    case 'other':
      return { kind: 'none' }
  }
}

/** A number that is not listed, as a worker's own, keeps its assignments. */
async function closedFacts(
  { directory, frontlineConversations }: ConversationsEventPorts,
  conversationSid: string,
): Promise<Facts> {
  const all = await frontlineConversations.customersIn(conversationSid)
  const ours = await Promise.all(all.map(({ number }) => ourAddress(directory, number)))
  return { kind: 'closed', all, releasing: all.filter((_, at) => ours[at]?.number?.releaseOnClose) }
}
