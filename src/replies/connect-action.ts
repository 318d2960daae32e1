import type { Decision, Reason } from '../routing/connect-action'
import type { OwnNumber } from '../routing/directory'
import type { Link } from '../runtime/paths'
import { builtIn } from './prompts'
import type { Reply } from './reply'
import { hangUp, sayAndHangUp } from './spoken'
import { takeVoicemail } from './voicemail'

/** What comes after a `<Connect><Conversation>` session. `connectAgain` makes the same connection once more. */
export function afterConversation(
  decision: Decision,
  connectAgain: (number: OwnNumber | undefined) => Reply,
  link: Link,
): Reply {
  switch (decision.kind) {
    case 'hang-up':
    case 'reject': // The call is answered by now, and only an unanswered one can be rejected.
      return hangUp()
    case 'voicemail':
      return takeVoicemail(link, (decision.prompts ?? builtIn)[decision.prompt], decision.prompts)
    case 'connect-again':
      return connectAgain(decision.number)
    case 'message':
      return sayAndHangUp((decision.prompts ?? builtIn).noConversation, decision.prompts)
    case 'explain':
      return sayAndHangUp(explanationFor(decision.because))
  }
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
    case 'declined':
    case 'session-success':
    case 'dialed-call-incomplete':
    case 'failed-create-conversation':
    case 'no-other-participants':
    case 'internal-error':
    case 'unknown-result':
      return couldNotConnect
  }
}
