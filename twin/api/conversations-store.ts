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
}

export interface Conversation {
  readonly sid: string
  readonly state: 'active' | 'inactive' | 'closed'
  readonly participants: readonly Participant[]
}

/** What the phone network and the Frontline app need of Conversations; its REST operations stand on the same store. */
export interface ConversationsStore {
  /** The one active Conversation in which this pair of addresses takes part. */
  findActive(binding: MessagingBinding): Conversation | undefined
  /** Throws ApiError as the REST API would (50416 when the pair is in another active Conversation …). */
  create(): Conversation
  addCustomer(conversationSid: string, binding: MessagingBinding): Participant
  addWorker(conversationSid: string, identity: string): Participant
  addMessage(conversationSid: string, author: string, body: string): void
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

/** What tests and tools look at besides. */
export interface ReadableConversations extends ConversationsStore {
  /** In the order of their creation. */
  list(): readonly Conversation[]
  messages(conversationSid: string): readonly Message[]
}
