import { connectThem, whisperTo } from '../../replies/whisper'
import { decideWhisper } from '../../routing/whisper'
import { deadlines } from '../../runtime/deadline'
import { defineFunction } from '../../runtime/define-function'
import { paths } from '../../runtime/paths'
import { parseWhisper } from '../../webhooks/whisper'

/** A worker has answered: who is calling, and on which number, before the two are connected. */
export const handler = defineFunction({
  webhook: paths.whisper,
  deadlineMilliseconds: deadlines.somebodyIsWaiting,
  parse: parseWhisper,
  facts: async () => ({}),
  decide: (call) => decideWhisper(call),
  reply: (decision, call, link) => whisperTo(decision, call, link),
  refuse: () => connectThem,
  fallback: () => connectThem,
})
