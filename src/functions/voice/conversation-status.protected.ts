import { listProblems, tryAgain } from '../../replies/problems'
import { nothing } from '../../replies/reply'
import { deadlines } from '../../runtime/deadline'
import { defineFunction } from '../../runtime/define-function'
import { paths } from '../../runtime/paths'
import { parseConversationStatus } from '../../webhooks/conversation-status'

/** The leg between a customer and a worker has been initiated, rings, is answered, is completed: noted. */
export const handler = defineFunction({
  webhook: paths.conversationStatus,
  deadlineMilliseconds: deadlines.nobodyIsWaiting,
  parse: parseConversationStatus,
  facts: async () => ({}),
  decide: () => ({ kind: 'note', because: 'status-changed' }),
  act: async (decision, { event: step, ports: { callLog } }) => {
    await callLog.note(step.callSid, {
      kind: 'leg-status',
      leg: step.dialCallSid,
      status: step.status,
      sequence: step.sequence,
      conversation: step.conversationSid,
      startedBy: step.startedBy,
      at: step.at?.toISOString(),
    })
    return decision
  },
  reply: () => nothing,
  refuse: (problems) => listProblems(problems),
  fallback: () => tryAgain,
})
