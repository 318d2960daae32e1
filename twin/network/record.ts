import { httpMethod, oneOf, wholeNumber, yesOrNo } from './attributes'
import type { Call } from './call-state'
import { resolveUrl, type TwimlDocument } from './document'
import { goOn } from './go-on'
import { did, inSentence, TWILIO } from './listener'
import { announceRecording, endRecording, newRecording, SILENT, storeRecording } from './recording'
import { readRecordingSubscription, recordingCallbackAttributes } from './recording'
import type { Recording, RecordingEvent } from './recording'
import { listenToCaller, type Heard } from './record-caller'
import { rfc2822 } from '../api/responses'
import type { TwimlElement } from './twiml'
import { end, next, type Flow, type Verb } from './verb'

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
    call.answer()
    const options = readRecord(element, document)
    if (options.playBeep) did(call, TWILIO, `beeps and records ${inSentence(call)}`)
    else did(call, TWILIO, `records ${inSentence(call)}`)
    const recording = newRecording({ channels: 1, source: 'RecordVerb' }, call)
    await announce(call, 'in-progress', recording, options)

    const heard = await listenToCaller(options, call)
    // "If Twilio receives an empty recording, it will not make a request to the action URL."
    if (heard.recordedSeconds === 0) {
      later(call, 'absent', recording, options, heard)
      return heard.hungUp ? end : next
    }
    call.progress.recordingSid = recording.sid
    endRecording(recording, heard.recordedSeconds, call)
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

function requestAction(options: RecordOptions, recording: Recording, heard: Heard, call: Call): Promise<Flow> {
  const params = {
    ...call.params(),
    RecordingUrl: recording.url,
    RecordingSid: recording.sid,
    RecordingDuration: String(heard.recordedSeconds),
    // The scripted caller presses no key: silence or `maxLength` ends the recording, or hanging up.
    Digits: heard.hungUp ? 'hangup' : '',
  }
  return goOn({ url: options.action, method: options.method, params }, call)
}

/** The file takes a while: its callback comes when the call has gone on. */
function later(
  call: Call,
  status: 'completed' | 'absent',
  recording: Recording,
  options: RecordOptions,
  heard: Heard,
): void {
  call.progress.afterwards.push(() => {
    storeRecording(status, recording, call)
    return announce(call, status, recording, options, heard)
  })
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
    RecordingStartTime: rfc2822(recording.startedAt),
    RecordingTrack: 'inbound',
    ErrorCode: status === 'absent' ? String(SILENT) : '0',
  }
  return announceRecording(status, recording, subscription, params, call)
}
