import type { Call } from './call-state'

/** Of https://www.twilio.com/docs/voice/twiml/connect/conversation, `Result`: those of a call that reaches nobody. */
export type Failure =
  | 'failed-create-conversation'
  | 'no-other-participants'
  | 'no-existing-conversation'
  | 'invalid-conversation'
  | 'internal-error'
  | 'dialed-call-incomplete'

/** Whom Twilio calls for the caller. */
export interface Partner {
  readonly kind: 'partner'
  /** As a transcript calls them. */
  readonly name: string
  /** What Twilio dials: the `To` of their leg. */
  readonly address: string
  readonly conversationSid: string
}

export interface Nobody {
  readonly kind: 'nobody'
  readonly result: Failure
}

/** `code`: what Twilio's debugger shows. https://www.twilio.com/docs/api/errors/32500 */
export function nobody({ network }: Call, result: Failure, code: number, message: string): Nobody {
  network.events.emit({ kind: 'debugger', code, message })
  return { kind: 'nobody', result }
}
