import type { Decision } from '../routing/interaction'
import { tryAgain } from './problems'
import { nothing, type Reply } from './reply'

/** Where Proxy could not say who is in its session, the interaction is noted, and the rest may be done when it is told again. */
export function answerInteraction({ because }: Decision): Reply {
  return because === 'session-unavailable' ? tryAgain : nothing
}
