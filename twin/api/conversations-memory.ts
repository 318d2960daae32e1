import { ApiError } from './api'
import type { MessagingBinding } from './conversations-store'
import {
  newConversation,
  newMessage,
  newParticipant,
  type ConversationFields,
  type ConversationRecord,
  type MessageRecord,
  type NewMessage,
  type NewParticipant,
  type ParticipantRecord,
} from './conversations-records'
import {
  MOST_CONVERSATIONS_PER_IDENTITY,
  pairOf,
  requireNewIdentity,
  requireNoSid,
  requireNotClosed,
  requireRoom,
  requireUsable,
} from './conversations-rules'
import { newSequence } from './paging'

/** Every Conversation of the service, and the rules by which they change. Whatever breaks a rule throws ApiError. */
export interface ConversationsMemory {
  list(): readonly ConversationRecord[]
  /** By SID or unique name; throws 50350. */
  find(sidOrUniqueName: string): ConversationRecord
  /** The one Conversation that is not closed and has this pair of addresses. */
  holding(binding: MessagingBinding): ConversationRecord | undefined
  create(fields: ConversationFields): ConversationRecord
  update(conversation: ConversationRecord, fields: ConversationFields): ConversationRecord
  remove(conversation: ConversationRecord): void
  addParticipant(conversation: ConversationRecord, participant: NewParticipant): ParticipantRecord
  describe(conversation: ConversationRecord, participant: ParticipantRecord, attributes: string): ParticipantRecord
  removeParticipant(conversation: ConversationRecord, participant: ParticipantRecord): void
  addMessage(conversation: ConversationRecord, message: NewMessage): MessageRecord
}

export function newConversationsMemory(now: () => Date): ConversationsMemory {
  const bySid = new Map<string, ConversationRecord>()
  const sidByName = new Map<string, string>()
  const sidByPair = new Map<string, string>()
  const sidsByIdentity = new Map<string, Set<string>>()
  const nextOrder = newSequence()

  function save(conversation: ConversationRecord): ConversationRecord {
    const updated = { ...conversation, updatedAt: now() }
    bySid.set(updated.sid, updated)
    return updated
  }

  function reserveName(uniqueName: string | undefined, sid: string): void {
    if (uniqueName === undefined) return
    requireNoSid(uniqueName)
    if ((sidByName.get(uniqueName) ?? sid) !== sid) {
      throw new ApiError(409, 50353, 'Conversation with provided unique name already exists')
    }
    sidByName.set(uniqueName, sid)
  }

  /** One pair, one Conversation that is not closed: else nobody could say where an incoming message belongs. */
  function reservePair(binding: MessagingBinding, sid: string): void {
    requireUsable(binding)
    const holder = sidByPair.get(pairOf(binding))
    if (holder !== undefined) {
      const message = 'A binding for this participant and proxy address already exists in Conversation'
      throw new ApiError(409, 50416, `${message} ${holder}`)
    }
    sidByPair.set(pairOf(binding), sid)
  }

  /** How many Conversations that are not closed somebody is in. */
  function reserveIdentity(identity: string, sid: string): void {
    const sids = sidsByIdentity.get(identity) ?? new Set()
    if (sids.size >= MOST_CONVERSATIONS_PER_IDENTITY) throw new ApiError(400, 50214, 'User conversation limit exceeded')
    sidsByIdentity.set(identity, sids.add(sid))
  }

  /** A closed or deleted Conversation gives back what its participants had reserved. */
  function release(sid: string, participants: readonly ParticipantRecord[]): void {
    for (const { messagingBinding, identity } of participants) {
      if (messagingBinding !== undefined) sidByPair.delete(pairOf(messagingBinding))
      if (identity !== undefined) sidsByIdentity.get(identity)?.delete(sid)
    }
  }

  return {
    list: () => [...bySid.values()],
    find: (sidOrUniqueName) => {
      const conversation = bySid.get(sidByName.get(sidOrUniqueName) ?? sidOrUniqueName)
      if (conversation === undefined) throw new ApiError(404, 50350, 'Conversation not found')
      return conversation
    },
    holding: (binding) => bySid.get(sidByPair.get(pairOf(binding)) ?? ''),
    create: (fields) => {
      if (fields.state === 'closed') throw new ApiError(400, 50384, "Initial state can't be 'closed'")
      const conversation = newConversation(nextOrder(), fields, now())
      reserveName(fields.uniqueName, conversation.sid)
      return save(conversation)
    },
    update: (conversation, fields) => {
      requireNotClosed(conversation)
      reserveName(fields.uniqueName, conversation.sid)
      if (fields.uniqueName !== undefined && conversation.uniqueName !== fields.uniqueName) {
        sidByName.delete(conversation.uniqueName ?? '')
      }
      if (fields.state === 'closed') release(conversation.sid, conversation.participants)
      return save({ ...conversation, ...fields })
    },
    remove: (conversation) => {
      if (conversation.state !== 'closed') release(conversation.sid, conversation.participants)
      sidByName.delete(conversation.uniqueName ?? '')
      bySid.delete(conversation.sid)
    },
    addParticipant: (conversation, participant) => {
      requireNotClosed(conversation)
      requireRoom(conversation, participant)
      if (participant.messagingBinding === undefined) {
        requireNewIdentity(conversation, participant.identity)
        reserveIdentity(participant.identity, conversation.sid)
      } else {
        reservePair(participant.messagingBinding, conversation.sid)
      }
      const added = newParticipant(nextOrder(), participant, now())
      save({ ...conversation, participants: [...conversation.participants, added] })
      return added
    },
    describe: (conversation, participant, attributes) => {
      requireNotClosed(conversation)
      const described = { ...participant, attributes, updatedAt: now() }
      const participants = conversation.participants.map((one) => (one.sid === participant.sid ? described : one))
      save({ ...conversation, participants })
      return described
    },
    removeParticipant: (conversation, participant) => {
      requireNotClosed(conversation)
      release(conversation.sid, [participant])
      save({ ...conversation, participants: conversation.participants.filter(({ sid }) => sid !== participant.sid) })
    },
    addMessage: (conversation, message) => {
      requireNotClosed(conversation)
      const added = newMessage(conversation, message, now())
      // A message wakes an inactive Conversation up. https://www.twilio.com/docs/conversations/states-timers
      save({ ...conversation, state: 'active', messages: [...conversation.messages, added] })
      return added
    },
  }
}
