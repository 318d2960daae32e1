/** A request that Twilio made to a Function, and what came back. */
export interface WebhookExchange {
  readonly method: 'GET' | 'POST'
  readonly url: string
  /** Every parameter of the request, those of the query string included. */
  readonly params: Readonly<Record<string, string>>
  readonly status: number
  readonly contentType: string
  readonly body: string
}

/** A request that a Function made to one of Twilio's APIs, and what came back. */
export interface ApiExchange {
  /** `POST sync.twilio.com/v1/Services/{ServiceSid}/Maps/{MapSid}/Items` */
  readonly operation: string
  readonly url: string
  readonly status: number
  /** Of real time, whatever clock the twin has: it is a Function that waits. */
  readonly milliseconds: number
}

/** Everything that happens on the twin, in order. The terminal, the tests and the command line only listen. */
export type TwinEvent =
  /** Words that somebody hears or reads. `from` and `to` are names or addresses that a reader understands. */
  | {
      readonly kind: 'said'
      readonly via: 'voice' | 'message'
      readonly from: string
      readonly to: string
      readonly words: string
    }
  /** Anything else that a bystander would notice: a phone rings, somebody hangs up, a recording starts. */
  | { readonly kind: 'did'; readonly who: string; readonly what: string }
  | { readonly kind: 'webhook'; readonly exchange: WebhookExchange }
  | { readonly kind: 'api'; readonly exchange: ApiExchange }
  /** What Twilio's debugger would show, with Twilio's code. */
  | { readonly kind: 'debugger'; readonly code: number; readonly message: string }
  /** An exchange with one of Twilio's APIs that is not as Twilio describes it: our mistake, or the twin's. */
  | { readonly kind: 'violation'; readonly operation: string; readonly problems: readonly string[] }

export interface Stamped {
  readonly at: Date
  readonly event: TwinEvent
}

export type Listener = (stamped: Stamped) => void

export interface Events {
  emit(event: TwinEvent): void
  /** Returns what stops listening. */
  listen(listener: Listener): () => void
}

export function newEvents(now: () => Date): Events {
  const listeners = new Set<Listener>()
  return {
    emit: (event) => {
      const stamped = { at: now(), event }
      for (const listener of listeners) listener(stamped)
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
