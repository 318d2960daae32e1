import type { Call } from './call-state'
import type { ConversationEvent, ConversationOptions } from './conversation-attributes'
import { rfc2822 } from '../api/responses'

/** https://www.twilio.com/docs/api/errors/32502 and /32503 */
const codes = { refused: 32503, unreachable: 32502 }

/** "Each session's first statusCallbackEvent will receive a SequenceNumber of 1", subscribed to or not. */
export function statusTeller(
  dialCallSid: string,
  conversationSid: string,
  { status }: ConversationOptions,
  { network, courier, part }: Call,
) {
  let sequenceNumber = 0
  return async (event: ConversationEvent): Promise<void> => {
    sequenceNumber++
    if (status.url === undefined || !status.events.includes(event)) return
    const params = {
      AccountSid: network.account.sid,
      ConversationSid: conversationSid,
      DialCallSid: dialCallSid,
      WorkerInitiated: String(part.app !== undefined),
      Status: event,
      SequenceNumber: String(sequenceNumber),
      Timestamp: rfc2822(network.clock.now()),
      CallbackSource: 'voice-conversation-service',
    }
    await courier.send(event, { url: status.url, method: status.method, params, codes })
  }
}
