/** What may go wrong with a request to one of Twilio's APIs. */
export type ApiFault =
  /** The answer comes, but late. Real time, whatever clock the twin has: it is a Function that waits. */
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** No answer ever comes. */
  | { readonly kind: 'hang' }
  /** The connection breaks before an answer. */
  | { readonly kind: 'reset' }
  /** Twilio answers with this status and does nothing. */
  | { readonly kind: 'status'; readonly status: 429 | 500 | 503; readonly retryAfterSeconds?: number }
  /** Somebody else makes the very same write just before: what is created is taken, what is updated has a new revision. */
  | { readonly kind: 'conflict' }

/** What may go wrong with a callback on its way to us. Callbacks come as often as Twilio likes, and in any order. */
export type CallbackFault =
  | { readonly kind: 'twice' }
  | { readonly kind: 'late'; readonly milliseconds: number }
  /** It is kept back until the next one to the same path has been sent; at the end of a call it goes out anyhow. */
  | { readonly kind: 'reversed' }
  | { readonly kind: 'never' }

export type Fault =
  { readonly on: 'api'; readonly fault: ApiFault } | { readonly on: 'callback'; readonly fault: CallbackFault }

/** A fault, whom it meets and how often. */
export type FaultRule = Fault & {
  /** As it was written. */
  readonly text: string
  /** All of these occur in the name of the operation, or in the path of the callback. */
  readonly words: readonly string[]
  readonly times: number
}
