import type { Call } from './call-state'
import type { ConversationOptions } from './conversation-attributes'
import type { PhoneCall } from './phone'
import { announceRecording, newRecording, type Recording, type RecordingEvent } from './recording'

export interface FinishedRecording extends Recording {
  readonly seconds: number
}

/** Records a call to the worker as `record` says. https://www.twilio.com/docs/voice/twiml/connect/conversation */
export function newRecorder({ record, recording: subscription }: ConversationOptions, call: Call) {
  let started: Recording | undefined
  const announce = (status: RecordingEvent, recording: Recording, seconds?: number) => {
    const params = {
      ...(seconds !== undefined && { RecordingDuration: String(seconds) }),
      RecordingChannels: String(record?.channels ?? 1),
      // The Record page lists no source for `<Conversation>`; the recording of a dialled call is a DialVerb.
      RecordingSource: 'DialVerb',
    }
    return announceRecording(status, recording, subscription, params, call)
  }
  return {
    async startAt(moment: 'ringing' | 'answer'): Promise<void> {
      if (record?.from !== moment) return
      started = newRecording(call)
      call.progress.recordingSid = started.sid
      await announce('in-progress', started)
    },
    /** A recording that never started is absent; one that did is completed. Either is told when the call has gone on. */
    finish(phone: PhoneCall): FinishedRecording | undefined {
      if (!record) return undefined
      if (!started) {
        const missing = newRecording(call)
        call.progress.afterwards.push(() => announce('absent', missing, 0))
        return undefined
      }
      const recorded = started
      const seconds = phone.talkingSeconds + (record.from === 'ringing' ? phone.ringingSeconds : 0)
      call.progress.afterwards.push(() => announce('completed', recorded, seconds))
      return { ...recorded, seconds }
    },
  }
}
