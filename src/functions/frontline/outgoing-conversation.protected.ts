import { answerOutgoingConversation } from '../../replies/outgoing-conversation'
import { listProblems, tryAgain } from '../../replies/problems'
import { decideOutgoingConversation } from '../../routing/outgoing-conversation'
import { deadlines } from '../../runtime/deadline'
import { defineFunction } from '../../runtime/define-function'
import { paths } from '../../runtime/paths'
import { parseOutgoingConversation } from '../../webhooks/outgoing-conversation'

/** A worker starts a Conversation in the Frontline app: from which of our addresses. */
export const handler = defineFunction({
  webhook: paths.outgoingConversation,
  deadlineMilliseconds: deadlines.somebodyIsWaiting,
  parse: parseOutgoingConversation,
  facts: async ({ worker }, { directory }) => ({ worker: await directory.worker(worker) }),
  decide: decideOutgoingConversation,
  reply: (decision, start) => answerOutgoingConversation(decision, start),
  refuse: (problems) => listProblems(problems, problems.some(({ field }) => field === 'Location') ? 422 : 400),
  fallback: () => tryAgain,
})
