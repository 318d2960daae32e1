import { afterConversation, couldNotConnect } from '../../replies/connect-action'
import { closedWords } from '../../replies/conversation-routing'
import { connectAgain } from '../../replies/incoming-call'
import { builtIn } from '../../replies/prompts'
import type { Reply } from '../../replies/reply'
import { hangUp, sayAndHangUp } from '../../replies/spoken'
import { takeVoicemail } from '../../replies/voicemail'
import { decideConnectAction } from '../../routing/connect-action'
import { connectionFor } from '../../routing/connection'
import { clearWay } from '../../runtime/clear-way'
import { deadlines } from '../../runtime/deadline'
import { defineFunction } from '../../runtime/define-function'
import { paths, type Link } from '../../runtime/paths'
import { factsConnectAction } from '../../state/connect-action'
import { parseConnectAction, startedBy } from '../../webhooks/connect-action'
import type { Fields } from '../../webhooks/fields'

function whateverIsCertain(link: Link, fields: Fields): Reply {
  if (fields['Result'] === 'session-success' || fields['Result'] === 'completed') return hangUp()
  return startedBy(fields['WorkerInitiated']) === 'worker'
    ? sayAndHangUp(couldNotConnect)
    : takeVoicemail(link, builtIn.notAvailable)
}

/** A call between a customer and a worker has ended, or never came about. */
export const handler = defineFunction({
  webhook: paths.connectAction,
  deadlineMilliseconds: deadlines.onlyANoteIsLeft,
  parse: parseConnectAction,
  facts: (end, ports) => factsConnectAction(ports, end),
  decide: decideConnectAction,
  act: async (decision, { event: end, ports, now }) => {
    const result = {
      kind: 'result',
      leg: end.dialCallSid,
      result: end.result,
      dialCallStatus: end.dialCallStatus,
      startedBy: end.startedBy,
      durationSeconds: end.dialCallDurationSeconds,
      recording: end.recordingSid,
      attempt: end.attempt === 1 ? undefined : end.attempt,
      outcome: decision.kind,
      at: now.toISOString(),
    } as const
    // Once for a call: at a repetition, the customer may be in another Conversation.
    const cleanUp = async () => {
      if (decision.kind !== 'voicemail' || !decision.cleanUp) return undefined
      if (!(await ports.claims.claim('clean-up', end.callSid))) return undefined
      return clearWay(end, ports, now, closedWords)
    }
    const [routed] = await Promise.all([cleanUp(), ports.callLog.note(end.callSid, result, end.customer)])
    return routed?.alert ? { ...decision, alert: true } : decision
  },
  reply: (decision, { callSid, customer, number: to, team }, link, { config }) => {
    const call = { callSid, from: customer, to, team }
    return afterConversation(decision, (number) => connectAgain(connectionFor(call, number, config), link), link)
  },
  refuse: (_problems, link, fields) => whateverIsCertain(link, fields),
  fallback: (link, fields, decision) =>
    decision
      ? afterConversation(decision, () => whateverIsCertain(link, fields), link)
      : whateverIsCertain(link, fields),
})
