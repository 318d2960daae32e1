import { ApiError, type Operations } from './api'
import type { ConversationsMemory } from './conversations-memory'
import type { ConversationsViews } from './conversations-views'
import { invalidParameter } from './errors'
import { operation } from './operation'
import { ascending, page, PAGING } from './paging'
import { optional } from './parameters'

/** https://www.twilio.com/docs/conversations-classic/api/participant-conversation-resource */
export function participantConversationOperations(
  path: 'ParticipantConversations' | 'Services/{ChatServiceSid}/ParticipantConversations',
  memory: ConversationsMemory,
  views: ConversationsViews,
): Operations {
  return operation(`GET conversations.twilio.com/v1/${path}`, [...PAGING, 'Identity', 'Address'], (request) => {
    const identity = optional(request.query, 'Identity')
    const address = optional(request.query, 'Address')
    if (identity === undefined && address === undefined) throw invalidParameter('Identity', 'Identity or Address')
    if (identity !== undefined && address !== undefined) {
      throw new ApiError(400, 50451, 'One user identifier parameter for lookup at a time is allowed')
    }
    const found = memory
      .list()
      .flatMap((conversation) =>
        conversation.participants
          .filter((participant) =>
            identity === undefined
              ? participant.messagingBinding?.address === address
              : participant.identity === identity,
          )
          .map((participant) => ({ conversation, participant })),
      )
    return page(request, {
      key: 'conversations',
      mostPerPage: 50,
      listing: ascending(found, ({ conversation, participant }) => `${conversation.order}.${participant.order}`),
      show: ({ conversation, participant }) => views.participantConversation(conversation, participant),
    })
  })
}
