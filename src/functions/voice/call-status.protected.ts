import { missedCallNotice } from '../../replies/notice'
import { listProblems, tryAgain } from '../../replies/problems'
import { nothing } from '../../replies/reply'
import { decideCallStatus, type Decision } from '../../routing/call-status'
import { deadlines } from '../../runtime/deadline'
import { defineFunction } from '../../runtime/define-function'
import { paths } from '../../runtime/paths'
import { tellOnce } from '../../runtime/tell'
import { textBackOnce } from '../../runtime/text-back'
import { callOver } from '../../state/call-over'
import { parseCallStatus } from '../../webhooks/call-status'

/** A call to one of our numbers is over. Who reached nobody and left no message was missed: noted, and told once. */
export const handler = defineFunction({
  webhook: paths.callStatus,
  deadlineMilliseconds: deadlines.nobodyIsWaiting,
  parse: parseCallStatus,
  facts: (call, ports) => callOver(ports, call),
  decide: decideCallStatus,
  act: async (decision, { event: { callSid }, ports, now }): Promise<Decision> => {
    if (decision.kind !== 'missed') return decision
    const at = now.toISOString()
    const noted = ports.callLog.note(callSid, { kind: 'missed', at }, decision.customer)
    const [told] = await Promise.all([
      tellOnce(ports, ['missed', callSid], decision.recipients, missedCallNotice({ ...decision, at })),
      decision.textBack && textBackOnce(ports, callSid, decision.textBack, now),
      noted,
    ])
    if (told === 'refused') return { ...decision, because: 'nobody-to-tell', alert: true }
    return told === 'done' || decision.recipients.length === 0 ? decision : { ...decision, because: 'told-before' }
  },
  reply: () => nothing,
  refuse: (problems) => listProblems(problems),
  fallback: () => tryAgain,
})
