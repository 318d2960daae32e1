import type { Decision } from '../routing/conversations-event'
import type { Ports } from './ports'

type ConversationsEventPorts = Pick<Ports, 'assignments' | 'frontlineConversations'>

/** All of it can be done again: the webhook may come twice. */
export async function actOnConversationsEvent(
  { assignments, frontlineConversations }: ConversationsEventPorts,
  decision: Decision,
): Promise<Decision> {
  switch (decision.kind) {
    case 'describe': {
      const { conversationSid, participantSid, attributes } = decision
      await frontlineConversations.describeParticipant(conversationSid, participantSid, attributes)
      return decision
    }
    case 'release':
      await Promise.all(
        decision.releases.map(({ customer, number, worker }) => assignments.release(customer, number, worker)),
      )
      return decision
    case 'name':
    case 'nothing':
      return decision
  }
}
