import { connectThem, tellOfRecording, whisperTo } from '../../replies/whisper'
import { decideWhisper } from '../../routing/whisper'
import { deadlines } from '../../runtime/deadline'
import { defineFunction } from '../../runtime/define-function'
import { paths } from '../../runtime/paths'
import type { Fields } from '../../webhooks/fields'
import { parseWhisper } from '../../webhooks/whisper'

const whateverIsCertain = ({ mode }: Fields) => (mode === 'recorded' ? tellOfRecording() : connectThem)

/** Whoever is called has answered: a worker hears who is calling, a customer of a recorded call that it is, before the two are connected. */
export const handler = defineFunction({
  webhook: paths.whisper,
  deadlineMilliseconds: deadlines.somebodyIsWaiting,
  parse: parseWhisper,
  facts: async () => ({}),
  decide: (call) => decideWhisper(call),
  reply: (decision, call, link) => whisperTo(decision, call, link),
  refuse: (_problems, _link, fields) => whateverIsCertain(fields),
  fallback: (_link, fields) => whateverIsCertain(fields),
})
