import { gather } from './gather'
import { hangup } from './hangup'
import { pause } from './pause'
import { play } from './play'
import type { Executable } from './run-twiml'
import { say } from './say'
import type { CalledParty } from './whisper'

/** What a called party hears before they are put through. An empty document puts them through at once. */
export const whisperTwiml: Executable<CalledParty> = {
  via: 'voice',
  mayBeEmpty: true,
  verbs: {
    Gather: gather,
    Hangup: {
      ...hangup,
      execute: (element, document, called) => {
        called.hangUp()
        return hangup.execute(element, document, called)
      },
    },
    Pause: pause,
    Play: play,
    Say: say,
  },
}
