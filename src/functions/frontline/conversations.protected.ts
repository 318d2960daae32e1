import { closedWords } from '../../replies/conversation-routing'
import { answerConversationsEvent, goOn } from '../../replies/conversations-event'
import { decideConversationsEvent, type Decision } from '../../routing/conversations-event'
import { actOnConversationsEvent } from '../../runtime/conversations-event'
import { deadlines } from '../../runtime/deadline'
import { defineFunction } from '../../runtime/define-function'
import { paths } from '../../runtime/paths'
import { conversationsEventFacts } from '../../state/conversations-event'
import { parseConversationsEvent } from '../../webhooks/conversations-event'

/** Something happens in a Conversation of Frontline: it gets the customer's name and, if need be, a worker; closed, it releases them. */
export const handler = defineFunction({
  webhook: paths.conversations,
  // Conversations waits 5 s: https://www.twilio.com/docs/conversations-classic/conversations-webhooks
  deadlineMilliseconds: deadlines.somebodyIsWaiting,
  parse: parseConversationsEvent,
  facts: (event, ports, now) => conversationsEventFacts(ports, event, now),
  decide: (event, facts): Decision => decideConversationsEvent(event, facts),
  act: (decision, on) => actOnConversationsEvent(decision, on, closedWords),
  reply: (decision) => answerConversationsEvent(decision),
  refuse: () => goOn,
  fallback: () => goOn,
})
