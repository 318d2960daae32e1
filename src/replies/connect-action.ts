import type { Decision, Reason } from '../routing/connect-action'
import type { Link } from '../runtime/paths'
import type { Reply } from './reply'
import { hangUp, sayAndHangUp } from './spoken'
import { builtIn } from './prompts'
import { takeVoicemail } from './voicemail'

export function afterConversation(decision: Decision, link: Link): Reply {
  switch (decision.kind) {
    case 'hang-up':
      return hangUp()
    case 'voicemail':
      return takeVoicemail(link, promptFor(decision.because))
    case 'explain':
      return sayAndHangUp(explanationFor(decision.because))
  }
}

/** The caller whose line was engaged hears so; all others hear that nobody is there, whatever went wrong behind it. */
function promptFor(because: Reason): string {
  return because === 'busy'
    ? 'Sorry, we are on another call right now. Please leave a message after the tone. Thank you!'
    : builtIn.notAvailable
}

export const couldNotConnect = 'Your call could not be connected. Please try again later.'

function explanationFor(because: Reason): string {
  switch (because) {
    case 'no-answer':
      return 'The customer did not answer.'
    case 'busy':
      return 'The customer is on another call.'
    case 'failed':
      return 'The customer could not be reached on this number.'
    case 'canceled':
      return 'The call was canceled.'
    case 'invalid-conversation':
    case 'no-existing-conversation':
      return 'This conversation no longer exists. Please start a new one with the customer.'
    case 'completed':
    case 'session-success':
    case 'dialed-call-incomplete':
    case 'failed-create-conversation':
    case 'no-other-participants':
    case 'internal-error':
    case 'unknown-result':
      return couldNotConnect
  }
}
