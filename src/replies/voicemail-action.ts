import type { Prompts } from '../routing/prompts'
import type { Decision } from '../routing/voicemail-action'
import { builtIn } from './prompts'
import type { Reply } from './reply'
import { sayAndHangUp } from './spoken'

/** Only said once the message is stored. */
export function afterMessage({ kind }: Decision, prompts: Prompts | undefined): Reply {
  const { saved, nothingHeard } = prompts ?? builtIn
  return sayAndHangUp(kind === 'keep' ? saved : nothingHeard, prompts)
}

/** When nobody knows whether the message was stored: polite, and no promise. */
export const thankYou = sayAndHangUp('Thank you for calling. Goodbye.')
