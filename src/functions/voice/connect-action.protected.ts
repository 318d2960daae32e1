import { afterConversation, couldNotConnect } from '../../replies/connect-action'
import type { Reply } from '../../replies/reply'
import { hangUp, sayAndHangUp } from '../../replies/spoken'
import { builtIn } from '../../replies/prompts'
import { takeVoicemail } from '../../replies/voicemail'
import { decideConnectAction } from '../../routing/connect-action'
import { deadlines } from '../../runtime/deadline'
import { defineFunction } from '../../runtime/define-function'
import { paths, type Link } from '../../runtime/paths'
import { parseConnectAction, startedBy } from '../../webhooks/connect-action'
import type { Fields } from '../../webhooks/fields'

function whateverIsCertain(link: Link, fields: Fields): Reply {
  if (fields['Result'] === 'session-success') return hangUp()
  return startedBy(fields['WorkerInitiated']) === 'worker'
    ? sayAndHangUp(couldNotConnect)
    : takeVoicemail(link, builtIn.notAvailable)
}

/** A call between a customer and a worker has ended, or never came about. */
export const handler = defineFunction({
  webhook: paths.connectAction,
  deadlineMilliseconds: deadlines.onlyANoteIsLeft,
  parse: parseConnectAction,
  facts: async () => ({}),
  decide: (end) => decideConnectAction(end),
  act: async (decision, { event: end, ports: { callLog }, now }) => {
    const result = {
      kind: 'result',
      leg: end.dialCallSid,
      result: end.result,
      dialCallStatus: end.dialCallStatus,
      startedBy: end.startedBy,
      durationSeconds: end.dialCallDurationSeconds,
      recording: end.recordingSid,
      at: now.toISOString(),
    } as const
    await callLog.note(end.callSid, result, end.customer)
    return decision
  },
  reply: (decision, _end, link) => afterConversation(decision, link),
  refuse: (_problems, link, fields) => whateverIsCertain(link, fields),
  fallback: (link, fields, decision) =>
    decision ? afterConversation(decision, link) : whateverIsCertain(link, fields),
})
