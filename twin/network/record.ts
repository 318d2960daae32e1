import { httpMethod, oneOf, wholeNumber, yesOrNo } from './attributes'
import { notify } from './callback'
import { answer, did, theCaller, TWILIO, type Call } from './call-state'
import { resolveUrl, type DocumentRequest, type TwimlDocument } from './document'
import { announceRecording, newRecording, readRecordingSubscription, recordingCallbackAttributes } from './recording'
import type { Recording, RecordingEvent } from './recording'
import { listenToCaller, type Heard } from './record-caller'
import { rfc2822 } from './rfc2822'
import type { TwimlElement } from './twiml'
import { end, next, type Flow, type Verb } from './verb'
import { voiceParams } from './voice-params'

/** https://www.twilio.com/docs/voice/twiml/record */
export const record: Verb<Call> = {
  attributes: [
    'action',
    'method',
    'timeout',
    'finishOnKey',
    'maxLength',
    'playBeep',
    'trim',
    ...recordingCallbackAttributes,
  ],
  text: false,
  nouns: {},
  async execute(element, document, call) {
    answer(call)
    const options = readRecord(element, document)
    if (options.playBeep) did(call, TWILIO, `beeps and records ${theCaller(call)}`)
    else did(call, TWILIO, `records ${theCaller(call)}`)
    const recording = newRecording(call)
    await announce(call, 'in-progress', recording, options)

    const heard = await listenToCaller(options, call)
    // "If Twilio receives an empty recording, it will not make a request to the action URL."
    if (heard.recordedSeconds === 0) {
      later(call, 'absent', recording, options, heard)
      return heard.hungUp ? end : next
    }
    call.progress.recordingSid = recording.sid
    const flow = await requestAction(options, recording, heard, call)
    later(call, 'completed', recording, options, heard)
    return flow
  },
}

export type RecordOptions = ReturnType<typeof readRecord>

function readRecord(element: TwimlElement, document: TwimlDocument) {
  return {
    action: resolveUrl(element.attributes['action'], document),
    method: httpMethod(element),
    timeout: wholeNumber(element, 'timeout', 5),
    maxLength: wholeNumber(element, 'maxLength', 3600),
    playBeep: yesOrNo(element, 'playBeep', true),
    trim: oneOf(element, 'trim', ['trim-silence', 'do-not-trim'], 'trim-silence'),
    subscription: readRecordingSubscription(element, document),
  }
}

async function requestAction(options: RecordOptions, recording: Recording, heard: Heard, call: Call): Promise<Flow> {
  const request: DocumentRequest = {
    url: options.action,
    method: options.method,
    params: {
      ...voiceParams(call),
      RecordingUrl: recording.url,
      RecordingSid: recording.sid,
      RecordingDuration: String(heard.recordedSeconds),
      // The scripted caller presses no key: silence or `maxLength` ends the recording, or hanging up.
      Digits: heard.hungUp ? 'hangup' : '',
    },
  }
  if (!heard.hungUp) return { kind: 'action', request }
  // The caller is gone: Twilio still requests the action, and executes nothing of the answer.
  await notify({ ...request, codes: { refused: 11200, unreachable: 11200 } }, call.network)
  return end
}

/** The file takes a while: its callback comes when the call has gone on. */
function later(call: Call, status: RecordingEvent, recording: Recording, options: RecordOptions, heard: Heard): void {
  call.progress.afterwards.push(() => announce(call, status, recording, options, heard))
}

function announce(
  call: Call,
  status: RecordingEvent,
  recording: Recording,
  { subscription }: RecordOptions,
  heard?: Heard,
): Promise<void> {
  const params = {
    ...(heard && { RecordingDuration: String(heard.recordedSeconds) }),
    RecordingChannels: '1',
    RecordingSource: 'RecordVerb',
    RecordingStartTime: rfc2822(recording.startedAt),
    RecordingTrack: 'inbound',
    // 16102 in the error dictionary: "Recording was detected as silent and not stored."
    ErrorCode: status === 'absent' ? '16102' : '0',
  }
  return announceRecording(status, recording, subscription, params, call)
}
