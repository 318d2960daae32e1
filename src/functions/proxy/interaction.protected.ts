import { answerInteraction } from '../../replies/interaction'
import { listProblems, tryAgain } from '../../replies/problems'
import { decideInteraction } from '../../routing/interaction'
import { deadlines } from '../../runtime/deadline'
import { defineFunction } from '../../runtime/define-function'
import { noteInteraction } from '../../runtime/note-interaction'
import { paths } from '../../runtime/paths'
import { interactionFacts } from '../../state/interaction'
import { parseInteraction } from '../../webhooks/interaction'

/** A call or a message went through a session: noted, and the session is counted for as long again, or ended with its call. */
export const handler = defineFunction({
  webhook: paths.interaction,
  deadlineMilliseconds: deadlines.nobodyIsWaiting,
  parse: parseInteraction,
  facts: (told, ports, now) => interactionFacts(ports, told, now),
  decide: decideInteraction,
  act: (decision, { event, ports, now }) => noteInteraction(ports, decision, event, now),
  reply: (decision) => answerInteraction(decision),
  refuse: (problems) => listProblems(problems),
  fallback: () => tryAgain,
})
