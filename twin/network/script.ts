import type { ProxySession } from '../api/proxy-store'
import type { Stamped, WebhookExchange } from '../events'
import type { Mistake } from './mistake'

/** What the person at the other end does when their phone should ring; `absent`: routing finds nobody to assign. */
export const workerBehaviours = ['answers', 'no-answer', 'busy', 'failed', 'declines', 'absent'] as const
export type WorkerBehaviour = (typeof workerBehaviours)[number]

export interface CallScript {
  readonly from: string
  readonly to: string
  readonly worker: WorkerBehaviour
  /**
   * Seconds that the caller speaks after the first beep, before falling silent. They leave one message: at a further
   * beep they say nothing.
   */
  readonly message: number | 'none'
  /** Instead of waiting in silence for the recording to end. */
  readonly hangsUp?: 'after-message'
}

export interface TextScript {
  readonly from: string
  readonly to: string
  readonly body: string
}

/**
 * How it ended for the caller. `voicemail`: Twilio has recorded a message. Whether our Functions could store it, the
 * network cannot know.
 */
export type CallOutcome =
  'answered' | 'voicemail' | 'no-message' | 'no-answer' | 'rejected' | 'ended' | 'application-error'

export type TextOutcome = 'delivered' | 'replied' | 'no-reply' | 'application-error'

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
  readonly session: ProxySession | undefined
}
