import type { Address } from '../routing/address'
import type { Conversations } from './conversations'

/**
 * Twilio has created a Conversation for a caller, and routing has found no worker in time. Nobody can use it, and as long as
 * it is there the customer's next call would meet it (error 32504). A worker who has joined since keeps it, and so does
 * whatever was written in it: Twilio may tell of the call late, when the Conversation that is found is another one.
 * https://www.twilio.com/docs/voice/twiml/connect/conversation, "no-other-participants"
 */
export async function removeUnusable(
  conversations: Conversations,
  customer: Address | undefined,
  number: Address | undefined,
): Promise<'removed' | 'in-use' | 'missing'> {
  if (customer === undefined || number === undefined) return 'missing'
  const found = await conversations.find(customer, number)
  if (!found) return 'missing'
  return found.workers.length > 0 ? 'in-use' : conversations.removeUnused(found.sid)
}
