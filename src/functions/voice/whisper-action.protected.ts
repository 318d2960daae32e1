import { afterKey, connectThem } from '../../replies/whisper'
import { decideWhisperKey } from '../../routing/whisper'
import { deadlines } from '../../runtime/deadline'
import { defineFunction } from '../../runtime/define-function'
import { paths } from '../../runtime/paths'
import { parseWhisperAction } from '../../webhooks/whisper-action'

/** A worker takes a call, or declines it. */
export const handler = defineFunction({
  webhook: paths.whisperAction,
  deadlineMilliseconds: deadlines.somebodyIsWaiting,
  parse: parseWhisperAction,
  facts: async () => ({}),
  decide: (pressed) => decideWhisperKey(pressed),
  reply: (decision) => afterKey(decision),
  refuse: () => connectThem,
  fallback: () => connectThem,
})
