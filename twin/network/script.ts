import type { ProxySession } from '../api/proxy-store'
import type { Stamped, WebhookExchange } from '../events'
import type { Mistake } from './mistake'

/**
 * What the person at the other end does when their phone should ring. `canceled`: somebody cancels the call by the REST
 * API while it rings. Where a worker is still to be found: `absent`: routing finds nobody; `late`: it finds one as soon
 * as Twilio has given up waiting.
 */
export const workerBehaviours = [
  'answers',
  'no-answer',
  'busy',
  'failed',
  'declines',
  'canceled',
  'absent',
  'late',
] as const
export type WorkerBehaviour = (typeof workerBehaviours)[number]

/** The same of a customer whom a worker calls. */
export const customerBehaviours = ['answers', 'no-answer', 'busy', 'failed', 'canceled'] as const
export type CustomerBehaviour = (typeof customerBehaviours)[number]

/**
 * When somebody who calls hangs up, as far as the call comes there. `during-greeting`: at the first words or music.
 * `during-whisper`: while the other one, who has answered, is still told who calls. `during-prompt`: at the words before
 * a `<Record>`. `after-message`: instead of waiting in silence for the recording to end.
 */
export const hangUps = [
  'during-greeting',
  'while-it-rings',
  'during-whisper',
  'while-talking',
  'during-prompt',
  'at-the-beep',
  'after-message',
] as const
export type HangUp = (typeof hangUps)[number]

/** The Conversation that the Frontline app names when a worker calls; with `none`, it names no one. */
export const namedConversations = ['existing', 'none', 'invalid'] as const

/** What both kinds of calls have. */
interface Script {
  /** What the caller presses at each `<Gather>`, in order: `1`, `12#`. Nothing at an empty one, nor when there are no more. */
  readonly keys?: readonly string[] | undefined
  /** What whoever is called does before they are put through. */
  readonly whisper?: Whisper | undefined
  /** Twilio cannot hold the session: the first `<Connect>` of the call, or every one. */
  readonly twilioFails?: 'once' | 'always' | undefined
}

export interface Whisper {
  /** As those of the caller. */
  readonly keys?: readonly string[] | undefined
  /** They hang up at the first words. */
  readonly hangsUp?: boolean | undefined
}

export interface CallScript extends Script {
  readonly from: string
  readonly to: string
  readonly worker: WorkerBehaviour
  /**
   * Seconds that the caller speaks after the first beep, before falling silent. They leave one message: at a further
   * beep they say nothing.
   */
  readonly message: number | 'none'
  /** Without it, the worker hangs up, and the caller stays as long as there is something to hear. */
  readonly customerHangsUp?: HangUp | undefined
  /** Conversations creates none: there are too many, or it breaks. */
  readonly creationFails?: 'limit' | 'error' | undefined
}

/** A worker calls a customer from the Frontline app. */
export interface WorkerCallScript extends Script {
  /** Identity. */
  readonly worker: string
  /** The number that the customer sees, one of the voice numbers. */
  readonly from: string
  /** The customer. */
  readonly to: string
  readonly customer: CustomerBehaviour
  /** `existing` unless told; it is made where there is none. */
  readonly conversation?: (typeof namedConversations)[number] | undefined
  /** Without it, the customer hangs up. */
  readonly workerHangsUp?: HangUp | undefined
}

export interface TextScript {
  readonly from: string
  readonly to: string
  readonly body: string
}

/**
 * How it ended for the caller. `voicemail`: Twilio has recorded a message. Whether our Functions could store it, the
 * network cannot know. `hung-up`: the caller did not wait for anything. `blocked`: our Functions have stopped it.
 */
export type CallOutcome =
  | 'answered'
  | 'voicemail'
  | 'no-message'
  | 'no-answer'
  | 'hung-up'
  | 'rejected'
  | 'blocked'
  | 'ended'
  | 'application-error'

/**
 * `waiting`: it is in a Conversation in which no worker is yet. `dropped`: our Functions have rejected the Conversation that
 * it would have begun.
 */
export type TextOutcome = 'delivered' | 'replied' | 'no-reply' | 'waiting' | 'dropped' | 'blocked' | 'application-error'

export interface Report {
  /** Every webhook request that this call or text caused, in order, late callbacks included. */
  readonly requests: readonly WebhookExchange[]
  readonly transcript: readonly Stamped[]
  /** What is wrong with the documents that the Functions returned, each once. In a good call or text there is none. */
  readonly mistakes: readonly Mistake[]
}

export interface CallReport extends Report {
  readonly outcome: CallOutcome
  readonly callSid: string
  readonly conversationSid: string | undefined
  /** The last recording of the call. */
  readonly recordingSid: string | undefined
  readonly session: ProxySession | undefined
}

export interface TextReport extends Report {
  readonly outcome: TextOutcome
  readonly messageSid: string
  /** Of a text to a Frontline number. */
  readonly conversationSid: string | undefined
  readonly session: ProxySession | undefined
}
