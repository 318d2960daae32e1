import { answerConversationRouting, closedWords } from '../../replies/conversation-routing'
import { listProblems, tryAgain } from '../../replies/problems'
import { decideConversationRouting, type Decision } from '../../routing/conversation-routing'
import { deadlines } from '../../runtime/deadline'
import { defineFunction } from '../../runtime/define-function'
import { paths } from '../../runtime/paths'
import { routeConversation } from '../../runtime/route-conversation'
import { factsConversationRouting } from '../../state/conversation-routing'
import { parseConversationRouting } from '../../webhooks/conversation-routing'

/** A customer has begun a Conversation: who of ours joins it. */
export const handler = defineFunction({
  webhook: paths.conversationRouting,
  deadlineMilliseconds: deadlines.nobodyIsWaiting,
  parse: parseConversationRouting,
  facts: (asked, ports, now) => factsConversationRouting(ports, asked, now),
  decide: (asked, facts): Decision => decideConversationRouting(asked, facts),
  act: (decision, on) => routeConversation(decision, on, closedWords),
  reply: (decision) => answerConversationRouting(decision),
  refuse: (problems) => listProblems(problems),
  fallback: () => tryAgain,
})
