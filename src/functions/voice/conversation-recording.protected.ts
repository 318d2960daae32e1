import { listProblems, tryAgain } from '../../replies/problems'
import { nothing } from '../../replies/reply'
import { deadlines } from '../../runtime/deadline'
import { defineFunction } from '../../runtime/define-function'
import { paths } from '../../runtime/paths'
import { parseRecordingStatus } from '../../webhooks/recording-status'

/** The recording of a call has begun, is ready, or will never be: noted. */
export const handler = defineFunction({
  webhook: paths.conversationRecording,
  deadlineMilliseconds: deadlines.nobodyIsWaiting,
  parse: parseRecordingStatus,
  facts: async () => ({}),
  decide: () => ({ kind: 'note', because: 'recording-changed' }),
  act: async (decision, { event: recording, ports: { callLog }, now }) => {
    await callLog.note(recording.callSid, {
      kind: 'recording',
      recording: recording.recordingSid,
      status: recording.status,
      durationSeconds: recording.durationSeconds,
      channels: recording.channels,
      source: recording.source,
      track: recording.track,
      errorCode: recording.errorCode,
      startedAt: recording.startedAt?.toISOString(),
      at: now.toISOString(),
    })
    return decision
  },
  reply: () => nothing,
  refuse: (problems) => listProblems(problems),
  fallback: () => tryAgain,
})
