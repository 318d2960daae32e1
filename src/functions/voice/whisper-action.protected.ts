import { afterKey } from '../../replies/whisper'
import { decideWhisperKey } from '../../routing/whisper'
import { deadlines } from '../../runtime/deadline'
import { defineFunction } from '../../runtime/define-function'
import { paths } from '../../runtime/paths'
import type { Fields } from '../../webhooks/fields'
import { parseWhisperAction } from '../../webhooks/whisper-action'

const byKeyAlone = ({ Digits }: Fields) =>
  afterKey(decideWhisperKey({ callSid: undefined, key: typeof Digits === 'string' ? Digits : '' }))

/** A worker takes a call, or declines it: noted, because what Twilio reports of a declined call is not documented. */
export const handler = defineFunction({
  webhook: paths.whisperAction,
  deadlineMilliseconds: deadlines.onlyANoteIsLeft,
  parse: parseWhisperAction,
  facts: async () => ({}),
  decide: (pressed) => decideWhisperKey(pressed),
  act: async (decision, { event: { callSid }, ports: { callLog }, now }) => {
    const answer = decision.kind === 'accept' ? 'accepted' : 'declined'
    if (callSid !== undefined) await callLog.note(callSid, { kind: 'whisper', answer, at: now.toISOString() })
    return decision
  },
  reply: (decision) => afterKey(decision),
  refuse: (_problems, _link, fields) => byKeyAlone(fields),
  fallback: (_link, fields, decision) => (decision ? afterKey(decision) : byKeyAlone(fields)),
})
