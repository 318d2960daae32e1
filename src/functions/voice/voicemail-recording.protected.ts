import { listProblems, tryAgain } from '../../replies/problems'
import { nothing } from '../../replies/reply'
import { deadlines } from '../../runtime/deadline'
import { defineFunction } from '../../runtime/define-function'
import { paths } from '../../runtime/paths'
import { parseRecordingStatus } from '../../webhooks/recording-status'

/** The audio of a message is ready, or will never be: noted, whether or not the message itself was. */
export const handler = defineFunction({
  webhook: paths.voicemailRecording,
  deadlineMilliseconds: deadlines.nobodyIsWaiting,
  parse: parseRecordingStatus,
  facts: async () => ({}),
  decide: () => ({ kind: 'note', because: 'audio-changed' }),
  act: async (decision, { event: audio, ports: { voicemails }, now }) => {
    await voicemails.noteAudio(audio.recordingSid, {
      callSid: audio.callSid,
      status: audio.status,
      durationSeconds: audio.durationSeconds,
      at: now.toISOString(),
    })
    return decision
  },
  reply: () => nothing,
  refuse: (problems) => listProblems(problems),
  fallback: () => tryAgain,
})
