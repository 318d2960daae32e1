import type { Address } from './address'

/** What `<Conversation record>` takes. https://www.twilio.com/docs/voice/twiml/connect/conversation#record */
export const recordModes = [
  'do-not-record',
  'record-from-answer',
  'record-from-answer-dual',
  'record-from-ringing',
  'record-from-ringing-dual',
] as const
export type RecordMode = (typeof recordModes)[number]

/** A number of ours: who answers it, and how. */
export interface OwnNumber {
  readonly address: Address
  /** The id of the team that answers. */
  readonly team: string
  /** Spoken before a call is put through. */
  readonly greeting?: string | undefined
  /** How long a worker's phone rings. */
  readonly inboundTimeoutSeconds?: number | undefined
  readonly record?: RecordMode | undefined
}

/** Somebody of ours whom Proxy can put a customer through to. */
export interface Member {
  readonly identity: string
  readonly phone?: Address | undefined
}

/** Workers who share numbers, in the order in which they are asked. */
export interface Team {
  readonly id: string
  readonly members: readonly Member[]
}

/** An address of ours from which a worker may reach a customer. */
export interface ProxyAddress {
  readonly address: Address
  readonly of: 'worker' | 'team'
}

export interface Worker {
  readonly identity: string
  /** The worker's own first, then the teams'. */
  readonly proxyAddresses: readonly ProxyAddress[]
}
