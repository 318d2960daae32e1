import type { MessagingBinding } from '../api/conversations-store'
import { tellAdded, type Conversing } from './conversation-webhooks'
import { askForProperties, type Beginning } from './create-conversation'

export type Arrival = Beginning & { readonly binding: MessagingBinding }

export interface Autocreated {
  readonly conversationSid: string
  /** Otherwise somebody has made it while the webhook was asked, and sees to it. */
  readonly isNew: boolean
}

/**
 * Makes the Conversation that a call or text begins, with the customer in it. `undefined`: our Functions have rejected it.
 * https://www.twilio.com/docs/conversations-classic/inbound-autocreation
 *
 *     text 1  onConversationAdd ──► creates ──► onParticipantAdded ──► is routed
 *     text 2     onConversationAdd ──────────► finds that of text 1
 */
export async function autocreate(arrival: Arrival, context: Conversing): Promise<Autocreated | undefined> {
  const { conversations } = context
  const properties = await askForProperties(arrival, context)
  if (properties === 'rejected') return undefined
  const meanwhile = conversations.findActive(arrival.binding)
  if (meanwhile) return { conversationSid: meanwhile.sid, isNew: false }
  const { sid } = conversations.create(properties)
  const customer = conversations.addCustomer(sid, arrival.binding)
  await tellAdded(sid, customer, arrival, context)
  return { conversationSid: sid, isNew: true }
}
