import type { ConversationEnded } from '../webhooks/connect-action'
import type { DialCallStatus, Result } from './conversation-result'

export type Reason = Result | DialCallStatus | 'unknown-result'

export type Decision =
  | { readonly kind: 'hang-up'; readonly because: 'session-success' | 'completed' }
  /** For a customer: take a message. */
  | { readonly kind: 'voicemail'; readonly because: Reason }
  /** For a worker: say why the call did not come about. */
  | { readonly kind: 'explain'; readonly because: Reason }

/** What a caller hears when a `<Connect><Conversation>` session has ended. A worker who calls never reaches voicemail. */
export function decideConnectAction({ result, dialCallStatus, startedBy }: ConversationEnded): Decision {
  const notConnected = startedBy === 'worker' ? 'explain' : 'voicemail'
  switch (result) {
    case 'session-success':
      return { kind: 'hang-up', because: result }
    case 'dialed-call-incomplete':
      // "The intended recipient answered": whoever has talked is not asked for a message.
      if (dialCallStatus === 'completed') return { kind: 'hang-up', because: dialCallStatus }
      return { kind: notConnected, because: dialCallStatus ?? result }
    case 'failed-create-conversation':
    case 'no-other-participants':
    case 'invalid-conversation':
    case 'no-existing-conversation':
    case 'internal-error':
      return { kind: notConnected, because: result }
    case undefined:
      return { kind: notConnected, because: 'unknown-result' }
  }
}
