import type { Call } from './call-state'
import type { ConversationOptions } from './conversation-attributes'
import { announceRecording, endRecording, newRecording, storeRecording, type Recording } from './recording'
import { secondsSince } from './seconds-since'

export interface FinishedRecording extends Recording {
  readonly seconds: number
}

/** Assumption: people who talk are silent for so long at the two ends. "Slightly less", says the page. */
const SECONDS_TRIMMED = 1

/** Records a call to the partner as `record` says. https://www.twilio.com/docs/voice/twiml/connect/conversation */
export function newRecorder({ record, trim, recording: subscription }: ConversationOptions, call: Call) {
  let started: Recording | undefined
  // The Record page lists no source for `<Conversation>`; the recording of a dialled call is a DialVerb.
  const start = (channels: 1 | 2) => newRecording({ channels, source: 'DialVerb' }, call)
  const later = (status: 'completed' | 'absent', recording: Recording, seconds: number) =>
    call.progress.afterwards.push(() => {
      storeRecording(status, recording, call)
      return announceRecording(status, recording, subscription, { RecordingDuration: String(seconds) }, call)
    })
  return {
    async startAt(moment: 'ringing' | 'answer'): Promise<void> {
      if (record?.from !== moment) return
      started = start(record.channels)
      call.progress.recordingSid = started.sid
      await announceRecording('in-progress', started, subscription, {}, call)
    },
    /** A recording that never started is absent; one that did is completed. Either is told when the call has gone on. */
    finish(): FinishedRecording | undefined {
      if (!record) return undefined
      if (!started) {
        later('absent', start(record.channels), 0)
        return undefined
      }
      const trimmed = trim === 'trim-silence' ? SECONDS_TRIMMED : 0
      const seconds = Math.max(0, secondsSince(started.startedAt, call) - trimmed)
      endRecording(started, seconds, call)
      later('completed', started, seconds)
      return { ...started, seconds }
    },
  }
}
