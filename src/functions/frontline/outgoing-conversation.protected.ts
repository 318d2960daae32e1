import { answerOutgoingConversation, refuseOutgoingConversation } from '../../replies/outgoing-conversation'
import { tryAgain } from '../../replies/problems'
import { decideOutgoingConversation } from '../../routing/outgoing-conversation'
import { deadlines } from '../../runtime/deadline'
import { defineFunction } from '../../runtime/define-function'
import { giveAddress } from '../../runtime/give-address'
import { paths } from '../../runtime/paths'
import { factsOutgoingConversation } from '../../state/outgoing-conversation'
import { parseOutgoingConversation } from '../../webhooks/outgoing-conversation'

/** A worker starts a Conversation in the Frontline app: from which of our addresses. */
export const handler = defineFunction({
  webhook: paths.outgoingConversation,
  deadlineMilliseconds: deadlines.somebodyIsWaiting,
  parse: parseOutgoingConversation,
  facts: (start, ports) => factsOutgoingConversation(ports, start),
  decide: decideOutgoingConversation,
  act: giveAddress,
  reply: (decision, start) => answerOutgoingConversation(decision, start),
  refuse: (problems) => refuseOutgoingConversation(problems),
  fallback: () => tryAgain,
})
