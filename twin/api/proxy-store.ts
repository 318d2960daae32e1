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

/** What the phone network needs of Proxy; its REST operations stand on the same store. */
export interface ProxyStore {
  readonly outOfSessionCallbackUrl: string | undefined
  /** Is this one of the service's numbers? */
  owns(phoneNumber: string): boolean
  /** The open or in-progress session in which `identifier` reaches somebody through `proxyIdentifier`, and that somebody. */
  findOpen(identifier: string, proxyIdentifier: string): { session: ProxySession; other: ProxyParticipant } | undefined
  /** Throws ApiError as the REST API would (80603 for a taken unique name, 80207 when no number is left …). */
  createSession(session: NewSession): ProxySession
  /** Without `proxyIdentifier`, Proxy chooses a number of its pool that is not reserved. */
  addParticipant(sessionSid: string, identifier: string, proxyIdentifier: string | undefined): ProxyParticipant
  /** An interaction: the session is in progress from now on, and its ttl starts again. */
  interact(sessionSid: string): void
  /** Replaces what the operator has set up in the Console. */
  configure(settings: {
    outOfSessionCallbackUrl: string
    numbers: readonly { phoneNumber: string; reserved: boolean }[]
  }): void
}
