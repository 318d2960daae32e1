import type { ConversationEnded } from '../webhooks/connect-action'
import type { DialCallStatus, Result } from './conversation-result'
import type { OwnNumber, Prompts } from './directory'

/** Everything the decision may depend on. If it is not here, it does not matter. */
export interface Facts {
  /** The one that was called. A worker who calls out needs none. */
  readonly number: OwnNumber | undefined
  readonly prompts: Prompts | undefined
  /** Has the worker declined the call by a key? */
  readonly declined?: boolean | undefined
}

export type Reason = Result | DialCallStatus | 'unknown-result' | 'declined'

interface About {
  readonly because: Reason
  /** Has somebody to look after it? */
  readonly alert: boolean
}

export interface TakeMessage extends About {
  readonly kind: 'voicemail'
  readonly prompt: 'notAvailable' | 'busy' | 'failed'
  readonly prompts: Prompts | undefined
  /** Is there a Conversation in which no worker is, which the next call would meet as well? */
  readonly cleanUp: boolean
}

export type Decision =
  | (About & { readonly kind: 'hang-up' })
  | TakeMessage
  /** Something went wrong within Twilio: once more. */
  | (About & { readonly kind: 'connect-again'; readonly number: OwnNumber | undefined })
  /** The number takes no calls from strangers: say so, or not even that. */
  | (About & { readonly kind: 'message'; readonly prompts: Prompts | undefined })
  | (About & { readonly kind: 'reject' })
  /** For a worker: why the call did not come about. */
  | (About & { readonly kind: 'explain' })

/** What a caller hears when a `<Connect><Conversation>` session has ended. */
export function decideConnectAction(end: ConversationEnded, facts: Facts): Decision {
  return end.startedBy === 'worker' ? forWorker(end) : forCustomer(end, facts)
}

/** docs/connect-action.md is this, as a table. */
function forCustomer({ result, dialCallStatus, attempt }: ConversationEnded, facts: Facts): Decision {
  const { number, prompts, declined } = facts
  const voicemail = (because: Reason, told: Partial<TakeMessage> = {}): TakeMessage => ({
    kind: 'voicemail',
    because,
    prompt: 'notAvailable',
    prompts,
    alert: false,
    cleanUp: false,
    ...told,
  })
  switch (result) {
    case 'session-success':
      return declined ? voicemail('declined') : { kind: 'hang-up', because: result, alert: false }
    case 'dialed-call-incomplete':
      // Also with `completed`: a worker who answers and declines in the whisper may be told so, no document says how.
      // Without any, nobody was called: the Conversation that there was has no worker (error 32504).
      return voicemail(dialCallStatus ?? result, {
        prompt: promptFor(dialCallStatus),
        cleanUp: dialCallStatus === undefined,
      })
    case 'no-other-participants':
      return voicemail(result, { cleanUp: true, alert: true })
    case 'failed-create-conversation':
    case 'invalid-conversation':
      return voicemail(result, { prompt: 'failed', alert: true })
    case 'no-existing-conversation':
      return strangerAt(number, voicemail(result), prompts)
    case 'internal-error':
      if (attempt === 1) return { kind: 'connect-again', because: result, alert: false, number }
      return voicemail(result, { prompt: 'failed', alert: true })
    case undefined:
      return voicemail('unknown-result', { prompt: 'failed', alert: true })
  }
}

/** A worker never reaches voicemail. */
function forWorker({ result, dialCallStatus }: ConversationEnded): Decision {
  switch (result) {
    case 'session-success':
      return { kind: 'hang-up', because: result, alert: false }
    case 'dialed-call-incomplete':
      if (dialCallStatus === 'completed') return { kind: 'hang-up', because: dialCallStatus, alert: false }
      return { kind: 'explain', because: dialCallStatus ?? result, alert: false }
    case 'no-other-participants':
    case 'failed-create-conversation':
    case 'no-existing-conversation':
      return { kind: 'explain', because: result, alert: false }
    case 'invalid-conversation':
    case 'internal-error':
      return { kind: 'explain', because: result, alert: true }
    case undefined:
      return { kind: 'explain', because: 'unknown-result', alert: false }
  }
}

function promptFor(status: DialCallStatus | undefined): TakeMessage['prompt'] {
  if (status === 'busy' || status === 'failed') return status
  return 'notAvailable'
}

/** Who is in no Conversation, where none may be created. */
function strangerAt(number: OwnNumber | undefined, voicemail: TakeMessage, prompts: Prompts | undefined): Decision {
  const about = { because: voicemail.because, alert: false }
  switch (number?.withoutConversation) {
    case 'message':
      return { kind: 'message', prompts, ...about }
    case 'reject':
      return { kind: 'reject', ...about }
    case 'voicemail':
    case undefined:
      return voicemail
  }
}
