import { afterMessage, thankYou } from '../../replies/voicemail-action'
import { decideVoicemailAction } from '../../routing/voicemail-action'
import { deadlines } from '../../runtime/deadline'
import { defineFunction } from '../../runtime/define-function'
import { paths } from '../../runtime/paths'
import { parseVoicemailAction } from '../../webhooks/voicemail-action'

/** A caller has left a message: stored, and only then confirmed. */
export const handler = defineFunction({
  webhook: paths.voicemailAction,
  deadlineMilliseconds: deadlines.somebodyIsWaiting,
  parse: parseVoicemailAction,
  facts: async () => ({}),
  decide: (message) => decideVoicemailAction(message),
  act: async (decision, { event: message, ports: { voicemails }, now }) => {
    if (decision.kind === 'keep') {
      await voicemails.keepMessage(message.recordingSid, {
        callSid: message.callSid,
        customer: message.from,
        number: message.to,
        durationSeconds: message.durationSeconds,
        at: now.toISOString(),
      })
    }
    return decision
  },
  reply: (decision) => afterMessage(decision),
  refuse: () => thankYou,
  fallback: () => thankYou,
})
