import { afterConversation, couldNotConnect, notAvailable } from '../../replies/connect-action'
import { sayAndHangUp } from '../../replies/spoken'
import { takeVoicemail } from '../../replies/voicemail'
import { decideConnectAction } from '../../routing/connect-action'
import { deadlines } from '../../runtime/deadline'
import { defineFunction } from '../../runtime/define-function'
import { paths, type Link } from '../../runtime/paths'
import { parseConnectAction, startedBy } from '../../webhooks/connect-action'
import type { Fields } from '../../webhooks/fields'

const neverVoicemailForWorkers = (link: Link, fields: Fields) =>
  startedBy(fields['WorkerInitiated']) === 'worker' ? sayAndHangUp(couldNotConnect) : takeVoicemail(link, notAvailable)

/** A call between a customer and a worker has ended, or never came about. */
export const handler = defineFunction({
  webhook: paths.connectAction,
  deadlineMilliseconds: deadlines.somebodyIsWaiting,
  parse: parseConnectAction,
  facts: async () => ({}),
  decide: (end) => decideConnectAction(end),
  act: async (decision, { event: end, ports: { callLog }, now }) => {
    await callLog.note(end.callSid, {
      kind: 'result',
      leg: end.dialCallSid,
      result: end.result,
      dialCallStatus: end.dialCallStatus,
      startedBy: end.startedBy,
      durationSeconds: end.dialCallDurationSeconds,
      recording: end.recordingSid,
      at: now.toISOString(),
    })
    return decision
  },
  reply: (decision, _end, link) => afterConversation(decision, link),
  refuse: (_problems, link, fields) => neverVoicemailForWorkers(link, fields),
  fallback: (link, fields, decision) =>
    decision ? afterConversation(decision, link) : neverVoicemailForWorkers(link, fields),
})
