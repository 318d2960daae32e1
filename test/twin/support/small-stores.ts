import { newSid } from '../../../twin/account'
import { ApiError } from '../../../twin/api/api'
import type { Conversation, ConversationsStore, Participant } from '../../../twin/api/conversations-store'

/** As much of Conversations as the phone network asks of it. */
export function smallConversations(): ConversationsStore {
  const conversations = new Map<string, Conversation>()
  const fetch = (sid: string) => {
    const found = conversations.get(sid)
    if (!found) throw new ApiError(404, 20404, `Conversation ${sid} was not found`)
    return found
  }
  const add = (sid: string, participant: Participant) => {
    const conversation = fetch(sid)
    conversations.set(sid, { ...conversation, participants: [...conversation.participants, participant] })
    return participant
  }
  const store: ConversationsStore = {
    findActive: ({ address, proxyAddress }) =>
      [...conversations.values()].find(
        ({ state, participants }) =>
          state === 'active' &&
          participants.some(
            ({ messagingBinding }) =>
              messagingBinding?.address === address && messagingBinding.proxyAddress === proxyAddress,
          ),
      ),
    create: () => {
      const conversation: Conversation = { sid: newSid('CH'), state: 'active', participants: [] }
      conversations.set(conversation.sid, conversation)
      return conversation
    },
    addCustomer: (sid, messagingBinding) => {
      if (store.findActive(messagingBinding)) throw new ApiError(409, 50416, 'The pair is in another Conversation')
      return add(sid, { sid: newSid('MB'), identity: undefined, messagingBinding })
    },
    addWorker: (sid, identity) => add(sid, { sid: newSid('MB'), identity, messagingBinding: undefined }),
    addMessage: () => undefined,
    fetch,
  }
  return store
}
