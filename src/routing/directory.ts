import type { Address } from './address'
import type { Hours } from './hours'
import type { Prompts } from './prompts'

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
  /** The Twilio product that the number belongs to. */
  readonly service: 'frontline' | 'proxy'
  /** The id of the team that answers, then those of the teams that it overflows to, in order. */
  readonly teams: readonly string[]
  /** Of the prompts that callers hear. */
  readonly language?: string | undefined
  /** Spoken before a call is put through. */
  readonly greeting?: string | undefined
  /** How long a worker's phone rings. */
  readonly inboundTimeoutSeconds?: number | undefined
  readonly record?: RecordMode | undefined
}

/** How a team chooses the worker for a customer who belongs to nobody yet. */
export const strategies = ['sticky', 'least-busy', 'round-robin'] as const
export type Strategy = (typeof strategies)[number]

/** As many open sessions as a worker can have at once, whatever the operator writes. */
export const MOST_SESSIONS = 500

/** Somebody of ours whom Proxy can put a customer through to. */
export interface Member {
  readonly identity: string
  readonly phone?: Address | undefined
  /** How many sessions this worker may have open at once. Without it, nobody counts. */
  readonly capacity?: number | undefined
}

/** Workers who share numbers. Their order is always the same and means nothing. */
export interface Team {
  readonly id: string
  readonly strategy: Strategy
  /** Without them, always open. */
  readonly hours?: Hours | undefined
  readonly members: readonly Member[]
}

/** A worker whom no customer shall be put through to. */
export interface Absence {
  readonly worker: string
  /** UTC, ISO 8601. Without it, until somebody says otherwise. */
  readonly until?: string | undefined
}

/** An address of ours from which a worker may reach a customer. */
export interface ProxyAddress {
  readonly address: Address
  readonly of: 'worker' | 'team'
}

export interface Worker extends Member {
  /** The worker's own first, then the teams'. */
  readonly proxyAddresses: readonly ProxyAddress[]
}

export type { Hours, Prompts }
