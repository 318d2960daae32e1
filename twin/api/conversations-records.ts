import { newSid } from '../account'
import type { AddedMessage, Conversation, MessagingBinding, Participant } from './conversations-store'

/** A Conversation as the twin remembers it. */
export interface ConversationRecord {
  readonly sid: string
  /** Where it stands in lists. */
  readonly order: string
  readonly uniqueName: string | undefined
  readonly friendlyName: string | undefined
  /** A JSON object as text, as Twilio gives it back. */
  readonly attributes: string
  readonly state: Conversation['state']
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly participants: readonly ParticipantRecord[]
  readonly messages: readonly MessageRecord[]
}

export interface ParticipantRecord extends Participant {
  readonly order: string
  readonly createdAt: Date
  readonly updatedAt: Date
}

export type MessageRecord = AddedMessage

/** What of a Conversation may be set from outside. */
export type ConversationFields = Partial<
  Pick<ConversationRecord, 'uniqueName' | 'friendlyName' | 'attributes' | 'state'>
>

/** Somebody to add: one of our workers by identity, or somebody outside by a pair of addresses. */
export type NewParticipant =
  | { readonly identity: string; readonly messagingBinding?: undefined; readonly attributes?: string }
  | { readonly identity?: undefined; readonly messagingBinding: MessagingBinding; readonly attributes?: string }

export interface NewMessage {
  readonly author: string
  readonly body: string
  readonly attributes?: string
}

export function newConversation(order: string, fields: ConversationFields, now: Date): ConversationRecord {
  return {
    sid: newSid('CH'),
    order,
    uniqueName: fields.uniqueName,
    friendlyName: fields.friendlyName,
    attributes: fields.attributes ?? '{}',
    state: fields.state ?? 'active',
    createdAt: now,
    updatedAt: now,
    participants: [],
    messages: [],
  }
}

export function newParticipant(order: string, participant: NewParticipant, now: Date): ParticipantRecord {
  return {
    sid: newSid('MB'),
    order,
    identity: participant.identity,
    messagingBinding: participant.messagingBinding,
    attributes: participant.attributes ?? '{}',
    createdAt: now,
    updatedAt: now,
  }
}

export function newMessage(conversation: ConversationRecord, message: NewMessage, now: Date): MessageRecord {
  const sender = conversation.participants.find(
    ({ identity, messagingBinding }) => message.author === (identity ?? messagingBinding?.address),
  )
  return {
    sid: newSid('IM'),
    index: conversation.messages.length,
    author: message.author,
    body: message.body,
    attributes: message.attributes ?? '{}',
    participantSid: sender?.sid,
    createdAt: now,
  }
}
