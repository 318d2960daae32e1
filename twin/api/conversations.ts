import type { Account } from '../account'
import type { Clock } from '../clock'
import type { Operations } from './api'
import { newConversationsMemory } from './conversations-memory'
import { messageOperations } from './conversations-messages'
import { conversationOperations } from './conversations-operations'
import { participantOperations } from './conversations-participants'
import type { ConversationRecord } from './conversations-records'
import type { Conversation, ReadableConversations, StateChange } from './conversations-store'
import { newConversationsViews } from './conversations-views'
import { participantConversationOperations } from './participant-conversations'
import { withinService } from './service-scope'

export interface Conversations {
  readonly store: ReadableConversations
  readonly operations: Operations
}

/** Conversations (classic) with the account's one service and nothing in it. */
export function newConversations({ account, clock }: { account: Account; clock: Clock }): Conversations {
  const memory = newConversationsMemory(() => clock.now())
  const views = newConversationsViews(account)
  const listeners: ((change: StateChange) => void)[] = []
  const tell = (change: StateChange) => listeners.forEach((listener) => listener(change))
  return {
    store: {
      findActive: (binding) => {
        const conversation = memory.holding(binding)
        return conversation && snapshot(conversation)
      },
      create: (fields = {}) => snapshot(memory.create(fields)),
      addCustomer: (sid, messagingBinding) => memory.addParticipant(memory.find(sid), { messagingBinding }),
      addWorker: (sid, identity) => memory.addParticipant(memory.find(sid), { identity }),
      addMessage: (sid, author, body) => memory.addMessage(memory.find(sid), { author, body }),
      setState: (sid, state) => void memory.update(memory.find(sid), { state }),
      fetch: (sid) => snapshot(memory.find(sid)),
      onStateChange: (listener) => void listeners.push(listener),
      list: () => memory.list().map(snapshot),
      messages: (sid) => memory.find(sid).messages,
    },
    operations: {
      ...withinService('ChatServiceSid', [account.conversationsServiceSid], {
        ...conversationOperations(memory, views, tell),
        ...participantOperations(memory, views),
        ...messageOperations(memory, views),
        ...participantConversationOperations('Services/{ChatServiceSid}/ParticipantConversations', memory, views),
      }),
      // That of the default service, which is the one that there is.
      ...participantConversationOperations('ParticipantConversations', memory, views),
    },
  }
}

function snapshot(conversation: ConversationRecord): Conversation {
  const { sid, state, friendlyName, attributes, participants } = conversation
  return { sid, state, friendlyName, attributes, participants }
}
