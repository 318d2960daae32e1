import { afterMessage, thankYou } from '../../replies/voicemail-action'
import type { Prompts } from '../../routing/prompts'
import { decideVoicemailAction, type Decision } from '../../routing/voicemail-action'
import { deadlines } from '../../runtime/deadline'
import { defineFunction } from '../../runtime/define-function'
import { paths } from '../../runtime/paths'
import { spokenAt } from '../../state/spoken-at'
import { parseVoicemailAction } from '../../webhooks/voicemail-action'

/** A caller has left a message: stored, and only then confirmed. */
export const handler = defineFunction({
  webhook: paths.voicemailAction,
  deadlineMilliseconds: deadlines.somebodyIsWaiting,
  parse: parseVoicemailAction,
  facts: async () => ({}),
  decide: (message): Decision & { readonly prompts?: Prompts | undefined } => decideVoicemailAction(message),
  act: async (decision, { event: message, ports: { voicemails, callLog, directory }, now }) => {
    const { callSid, recordingSid, from, to, durationSeconds } = message
    const at = now.toISOString()
    const keep = async () => {
      if (decision.kind !== 'keep') return
      const kept = { callSid, customer: from, number: to, durationSeconds, at }
      const left = { kind: 'message', recording: recordingSid, at } as const
      await Promise.all([voicemails.keepMessage(recordingSid, kept), callLog.note(callSid, left, from)])
    }
    const [{ prompts }] = await Promise.all([spokenAt(directory, to), keep()])
    return { ...decision, prompts }
  },
  reply: (decision) => afterMessage(decision, decision.prompts),
  refuse: () => thankYou,
  fallback: () => thankYou,
})
