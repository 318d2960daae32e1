import { answerConversationsEvent, goOn } from '../../replies/conversations-event'
import { decideConversationsEvent } from '../../routing/conversations-event'
import { actOnConversationsEvent } from '../../runtime/conversations-event'
import { deadlines } from '../../runtime/deadline'
import { defineFunction } from '../../runtime/define-function'
import { paths } from '../../runtime/paths'
import { conversationsEventFacts } from '../../state/conversations-event'
import { parseConversationsEvent } from '../../webhooks/conversations-event'

/** Something happens in a Conversation of Frontline: it gets the customer's name, and a customer who leaves is released. */
export const handler = defineFunction({
  webhook: paths.conversations,
  // Conversations waits 5 s: https://www.twilio.com/docs/conversations-classic/conversations-webhooks
  deadlineMilliseconds: deadlines.somebodyIsWaiting,
  parse: parseConversationsEvent,
  facts: (event, ports) => conversationsEventFacts(ports, event),
  decide: decideConversationsEvent,
  act: (decision, { ports }) => actOnConversationsEvent(ports, decision),
  reply: (decision) => answerConversationsEvent(decision),
  refuse: () => goOn,
  fallback: () => goOn,
})
