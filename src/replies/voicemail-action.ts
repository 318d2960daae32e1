import type { Decision } from '../routing/voicemail-action'
import type { Reply } from './reply'
import { sayAndHangUp } from './spoken'
import { builtIn } from './prompts'

/** Only said once the message is stored. */
export function afterMessage(decision: Decision): Reply {
  switch (decision.kind) {
    case 'keep':
      return sayAndHangUp('Thank you. Your message has been saved. Goodbye.')
    case 'goodbye':
      return sayAndHangUp(builtIn.nothingHeard)
  }
}

/** When nobody knows whether the message was stored: polite, and no promise. */
export const thankYou = sayAndHangUp('Thank you for calling. Goodbye.')
