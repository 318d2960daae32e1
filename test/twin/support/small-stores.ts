import { newSid } from '../../../twin/account'
import { ApiError } from '../../../twin/api/api'
import type { Conversation, ConversationsStore, Participant } from '../../../twin/api/conversations-store'
import type { ProxyParticipant, ProxySession, ProxyStore } from '../../../twin/api/proxy-store'

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

/** As much of Proxy as the phone network asks of it. */
export function smallProxy(pool: readonly string[]): ProxyStore {
  let callbackUrl: string | undefined
  const sessions = new Map<string, ProxySession>()
  const change = (sid: string, change: (session: ProxySession) => ProxySession) => {
    const found = sessions.get(sid)
    if (!found) throw new ApiError(404, 20404, `Session ${sid} was not found`)
    sessions.set(sid, change(found))
  }
  return {
    get outOfSessionCallbackUrl() {
      return callbackUrl
    },
    owns: (phoneNumber) => pool.includes(phoneNumber),
    findOpen: (identifier, proxyIdentifier) => {
      for (const session of sessions.values()) {
        const us = session.participants.find((one) => one.identifier === identifier)
        const other = session.participants.find((one) => one.identifier !== identifier)
        if (us?.proxyIdentifier === proxyIdentifier && other) return { session, other }
      }
      return undefined
    },
    createSession: ({ uniqueName = '', mode = 'voice-and-message' }) => {
      if ([...sessions.values()].some((session) => session.uniqueName === uniqueName)) {
        throw new ApiError(400, 80603, 'Session UniqueName must be unique.')
      }
      const session: ProxySession = { sid: newSid('KC'), uniqueName, mode, status: 'open', participants: [] }
      sessions.set(session.sid, session)
      return session
    },
    addParticipant: (sessionSid, identifier, proxyIdentifier = pool.at(-1)) => {
      if (proxyIdentifier === undefined) throw new ApiError(400, 80207, 'No number is left')
      const participant: ProxyParticipant = { sid: newSid('KP'), identifier, proxyIdentifier }
      change(sessionSid, (session) => ({ ...session, participants: [...session.participants, participant] }))
      return participant
    },
    interact: (sessionSid) => change(sessionSid, (session) => ({ ...session, status: 'in-progress' })),
    configure: ({ outOfSessionCallbackUrl }) => {
      callbackUrl = outOfSessionCallbackUrl
    },
  }
}
