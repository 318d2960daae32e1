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

/** What `<Conversation trim>` takes. https://www.twilio.com/docs/voice/twiml/connect/conversation#trim */
export const trims = ['do-not-trim', 'trim-silence'] as const
export type Trim = (typeof trims)[number]

/** What a worker hears before the customer: nothing, who is calling, or who is calling and how to accept. */
export const whispers = ['off', 'announce', 'accept'] as const
export type Whisper = (typeof whispers)[number]

/** What becomes of a caller who is in no Conversation, where none may be created. */
export const policies = ['voicemail', 'message', 'reject'] as const
export type Policy = (typeof policies)[number]

/** How workers are told of a message or a missed call. */
export const notices = ['conversation', 'text'] as const
export type Notice = (typeof notices)[number]

/** What a session is for, and what a phone or a number takes. https://www.twilio.com/docs/proxy/api/session */
export const sessionModes = ['message-only', 'voice-only', 'voice-and-message'] as const
export type SessionMode = (typeof sessionModes)[number]

/** How Proxy's sessions on a number go on and end. */
export interface SessionRules {
  /** Seconds after the last call or message at which a session ends. Without it, as in the environment. */
  readonly ttlSeconds?: number | undefined
  /** Does a session end when the team that answers closes? */
  readonly endAtClosing?: boolean | undefined
  /** Is a session over with its first call? */
  readonly endAfterCall?: boolean | undefined
  /** Does nothing pass while the number's team is closed, also in a session that is open? */
  readonly pauseWhileClosed?: boolean | undefined
  /** Are messages stopped in which somebody passes on a phone number or an e-mail address? */
  readonly keepContactsPrivate?: boolean | undefined
}

/** One key of the menu that callers hear. */
export interface Choice {
  /** `1` to `9`. */
  readonly key: string
  /** `For sales, press one.` */
  readonly words: string
  /** The id of the team, then those of the teams that it overflows to. */
  readonly teams: readonly string[]
}

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
  /** Keys by which callers choose a team. */
  readonly menu?: readonly Choice[] | undefined
  /** Does Twilio create a Conversation for a caller who is in none? */
  readonly inboundAutocreation?: boolean | undefined
  /** How long Twilio waits for routing to assign a worker to a new Conversation. */
  readonly routingAssignmentTimeoutSeconds?: number | undefined
  /** How long a worker's phone rings. */
  readonly inboundTimeoutSeconds?: number | undefined
  readonly record?: RecordMode | undefined
  readonly trim?: Trim | undefined
  readonly whisper?: Whisper | undefined
  readonly withoutConversation?: Policy | undefined
  readonly notify?: readonly Notice[] | undefined
  /** Sent to callers who reached nobody and left no message. */
  readonly missedCallText?: string | undefined
  /** What Proxy puts through here. Without it, calls and messages. */
  readonly mode?: SessionMode | undefined
  readonly sessions?: SessionRules | undefined
  /** Does a customer belong to nobody again when a conversation with them is closed? */
  readonly releaseOnClose?: boolean | undefined
  /** Somebody who writes and reaches nobody is answered once in this time. Without it, once in an hour. */
  readonly answerEverySeconds?: number | undefined
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
  /** What the phone takes. Without it, calls and messages. */
  readonly mode?: SessionMode | undefined
  /** A number of Proxy's that is kept for this worker: what the worker sees of customers, one at a time. */
  readonly reservedNumber?: Address | undefined
}

/** Workers who share numbers. Their order is always the same and means nothing. */
export interface Team {
  readonly id: string
  readonly strategy: Strategy
  /** Without them, always open. */
  readonly hours?: Hours | undefined
  /** Does who has switched off new conversations in Frontline's app get none? */
  readonly asksAvailability?: boolean | undefined
  readonly members: readonly Member[]
}

/** From whom an address is kept: everybody, or the workers with these identities. */
export type BlockedFrom = 'everybody' | readonly string[]

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
