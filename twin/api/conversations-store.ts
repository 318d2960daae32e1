/** A pair of addresses that makes somebody outside a participant: theirs, and ours that they see. */
export interface MessagingBinding {
  readonly address: string
  readonly proxyAddress: string
}

export interface Participant {
  readonly sid: string
  /** A chat identity: one of our workers. */
  readonly identity: string | undefined
  readonly messagingBinding: MessagingBinding | undefined
  /** JSON as text. */
  readonly attributes: string
}

export type ConversationState = 'active' | 'inactive' | 'closed'

export interface Conversation {
  readonly sid: string
  readonly state: ConversationState
  readonly friendlyName: string | undefined
  /** JSON as text. */
  readonly attributes: string
  readonly participants: readonly Participant[]
}

/** Somebody has changed the state of a Conversation by the REST API, and has asked for it to be told. */
export interface StateChange {
  readonly conversationSid: string
  readonly from: ConversationState
  readonly to: ConversationState
}

/** What may be said of a Conversation when it is created. */
export interface NewConversation {
  readonly friendlyName?: string
  /** JSON as text. */
  readonly attributes?: string
}

/** What the phone network and the Frontline app need of Conversations; its REST operations stand on the same store. */
export interface ConversationsStore {
  /** The one Conversation in which this pair of addresses takes part and that is not closed: a message wakes it up. */
  findActive(binding: MessagingBinding): Conversation | undefined
  /** Throws ApiError as the REST API would (50416 when the pair is in another active Conversation …). */
  create(fields?: NewConversation): Conversation
  addCustomer(conversationSid: string, binding: MessagingBinding): Participant
  addWorker(conversationSid: string, identity: string): Participant
  addMessage(conversationSid: string, author: string, body: string): AddedMessage
  setState(conversationSid: string, state: ConversationState): void
  fetch(conversationSid: string): Conversation
}

export interface Message {
  readonly sid: string
  /** From 0, in the order in which the messages came. */
  readonly index: number
  readonly author: string
  readonly body: string
  /** JSON as text. */
  readonly attributes: string
}

/** As it is told of. */
export interface AddedMessage extends Message {
  /** Of whoever has written it, if they are in the Conversation. */
  readonly participantSid: string | undefined
  readonly createdAt: Date
}

/** What tests and tools look at besides. */
export interface ReadableConversations extends ConversationsStore {
  onStateChange(listener: (change: StateChange) => void): void
  /** In the order of their creation. */
  list(): readonly Conversation[]
  messages(conversationSid: string): readonly Message[]
}
