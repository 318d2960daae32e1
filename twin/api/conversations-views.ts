import type { Account } from '../account'
import type { ConversationRecord, MessageRecord, ParticipantRecord } from './conversations-records'
import { channelOf } from './conversations-rules'
import type { MessagingBinding } from './conversations-store'
import { iso8601 } from './responses'

/** How Conversations looks in JSON, field by field as in Twilio's OpenAPI file. */
export interface ConversationsViews {
  readonly conversation: (conversation: ConversationRecord) => object
  readonly participant: (conversation: ConversationRecord, participant: ParticipantRecord) => object
  readonly message: (conversation: ConversationRecord, message: MessageRecord) => object
  readonly participantConversation: (conversation: ConversationRecord, participant: ParticipantRecord) => object
}

export function newConversationsViews(account: Account): ConversationsViews {
  const inService = { account_sid: account.sid, chat_service_sid: account.conversationsServiceSid }

  function urlOf({ sid }: ConversationRecord): string {
    return `https://conversations.twilio.com/v1/Services/${account.conversationsServiceSid}/Conversations/${sid}`
  }

  return {
    conversation: (conversation) => ({
      ...inService,
      messaging_service_sid: null,
      sid: conversation.sid,
      friendly_name: conversation.friendlyName ?? null,
      unique_name: conversation.uniqueName ?? null,
      attributes: conversation.attributes,
      state: conversation.state,
      date_created: iso8601(conversation.createdAt),
      date_updated: iso8601(conversation.updatedAt),
      timers: {},
      url: urlOf(conversation),
      links: {
        participants: `${urlOf(conversation)}/Participants`,
        messages: `${urlOf(conversation)}/Messages`,
        webhooks: `${urlOf(conversation)}/Webhooks`,
        export: `${urlOf(conversation)}/Export`,
      },
      bindings: {},
    }),

    participant: (conversation, participant) => ({
      ...inService,
      conversation_sid: conversation.sid,
      sid: participant.sid,
      identity: participant.identity ?? null,
      attributes: participant.attributes,
      messaging_binding: bindingOf(participant.messagingBinding),
      role_sid: null,
      date_created: iso8601(participant.createdAt),
      date_updated: iso8601(participant.updatedAt),
      url: `${urlOf(conversation)}/Participants/${participant.sid}`,
      last_read_message_index: null,
      last_read_timestamp: null,
    }),

    message: (conversation, message) => {
      const url = `${urlOf(conversation)}/Messages/${message.sid}`
      return {
        ...inService,
        conversation_sid: conversation.sid,
        sid: message.sid,
        index: message.index,
        author: message.author,
        body: message.body,
        media: null,
        attributes: message.attributes,
        participant_sid: message.participantSid ?? null,
        date_created: iso8601(message.createdAt),
        date_updated: iso8601(message.createdAt),
        delivery: null,
        url,
        links: { delivery_receipts: `${url}/Receipts`, channel_metadata: `${url}/ChannelMetadata` },
        content_sid: null,
      }
    },

    participantConversation: (conversation, participant) => ({
      ...inService,
      participant_sid: participant.sid,
      participant_user_sid: null,
      participant_identity: participant.identity ?? null,
      participant_messaging_binding: bindingOf(participant.messagingBinding),
      conversation_sid: conversation.sid,
      conversation_unique_name: conversation.uniqueName ?? null,
      conversation_friendly_name: conversation.friendlyName ?? null,
      conversation_attributes: conversation.attributes,
      conversation_date_created: iso8601(conversation.createdAt),
      conversation_date_updated: iso8601(conversation.updatedAt),
      conversation_created_by: 'system',
      conversation_state: conversation.state,
      conversation_timers: {},
      links: {
        participant: `${urlOf(conversation)}/Participants/${participant.sid}`,
        conversation: urlOf(conversation),
      },
    }),
  }
}

function bindingOf(binding: MessagingBinding | undefined): object | null {
  if (binding === undefined) return null
  return { type: channelOf(binding.address), address: binding.address, proxy_address: binding.proxyAddress }
}
