import type { Call } from './call-state'
import { connect } from './connect'
import { gather } from './gather'
import { hangup } from './hangup'
import { message } from './message'
import { pause } from './pause'
import { play } from './play'
import { record } from './record'
import { redirect } from './redirect'
import { reject } from './reject'
import { say } from './say'
import { textParams, type Text } from './text-state'
import type { Executable } from './run-twiml'

/** All of TwiML that the twin executes; anything else fails loudly. To execute more, add to these tables. */
export const voiceTwiml: Executable<Call> = {
  via: 'voice',
  verbs: {
    Connect: connect,
    Gather: gather,
    Hangup: hangup,
    Pause: pause,
    Play: play,
    Record: record,
    Redirect: redirect((call) => call.params()),
    Reject: reject,
    Say: say,
  },
}

export const messagingTwiml: Executable<Text> = {
  via: 'message',
  verbs: { Message: message, Redirect: redirect(textParams) },
}
