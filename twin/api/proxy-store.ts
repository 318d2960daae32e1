export type SessionMode = 'message-only' | 'voice-only' | 'voice-and-message'

export interface ProxyParticipant {
  readonly sid: string
  readonly identifier: string
  readonly proxyIdentifier: string
}

export interface ProxySession {
  readonly sid: string
  readonly uniqueName: string
  readonly status: 'open' | 'in-progress' | 'closed' | 'failed' | 'unknown'
  readonly mode: SessionMode
  readonly participants: readonly ProxyParticipant[]
}

/** What Proxy needs to know to make a session; the fields of its auto-create JSON and of its REST API. */
export interface NewSession {
  readonly uniqueName?: string
  readonly mode?: SessionMode
  readonly ttl?: number
  readonly dateExpiry?: string
}

/** One of the two calls or messages of an interaction. */
export interface InteractionLeg {
  readonly participantSid: string
  /** Of a call or a message. */
  readonly resourceSid: string
  readonly resourceType: 'call' | 'message'
  /** `initiated`, `in-progress`, `completed`, `delivered` … as Twilio's OpenAPI file lists them. */
  readonly resourceStatus: string
}

/** One call or message that went through a session. https://www.twilio.com/docs/proxy/api/interaction */
export interface Interaction {
  readonly sid: string
  readonly sessionSid: string
  readonly type: 'voice' | 'message'
  /** JSON: `{"body":"…"}` of a message, `{"duration":"5"}` of a call. */
  readonly data: string
  readonly inbound: InteractionLeg
  /** `undefined` until the other participant is called or written to. */
  readonly outbound: InteractionLeg | undefined
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** The last session of somebody at a number, closed now, as Proxy tells of it out of session. */
export interface PreviousSession {
  /** `inboundParticipantSid`, `outboundParticipantIdentifier`, `sessionUniqueName` … as Proxy calls them. */
  readonly params: Readonly<Record<string, string>>
}

/** What the phone network needs of Proxy; its REST operations stand on the same store. */
export interface ProxyStore {
  readonly outOfSessionCallbackUrl: string | undefined
  readonly interceptCallbackUrl: string | undefined
  /** Told of every interaction. */
  readonly callbackUrl: string | undefined
  /** Is this one of the service's numbers? */
  owns(phoneNumber: string): boolean
  /** The open or in-progress session in which `identifier` reaches somebody through `proxyIdentifier`, and that somebody. */
  findOpen(identifier: string, proxyIdentifier: string): { session: ProxySession; other: ProxyParticipant } | undefined
  /** Throws ApiError as the REST API would (80603 for a taken unique name, 80207 when no number is left …). */
  createSession(session: NewSession): ProxySession
  /** Without `proxyIdentifier`, Proxy chooses a number of its pool that is not reserved. */
  addParticipant(sessionSid: string, identifier: string, proxyIdentifier: string | undefined): ProxyParticipant
  /** As if it had never been made, its unique name included. */
  forgetSession(sessionSid: string): void
  /** The session is in progress from now on, and its ttl starts again. */
  interact(sessionSid: string, interaction: Pick<Interaction, 'type' | 'data' | 'inbound'>): Interaction
  updateInteraction(sid: string, changes: Partial<Pick<Interaction, 'data' | 'inbound' | 'outbound'>>): Interaction
  /** `undefined`: they were in no session on this number. */
  previousSession(identifier: string, proxyIdentifier: string): PreviousSession | undefined
  /** Replaces what the operator has set up in the Console. */
  configure(settings: {
    outOfSessionCallbackUrl: string
    interceptCallbackUrl?: string
    callbackUrl?: string
    numbers: readonly { phoneNumber: string; reserved: boolean }[]
  }): void
}
