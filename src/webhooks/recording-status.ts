import * as v from 'valibot'
import { recordingStatuses, type RecordingStatus } from '../routing/recording'
import {
  callSid,
  ifGiven,
  mapParsed,
  parseFields,
  recordingSid,
  text,
  timestamp,
  wholeNumber,
  type Fields,
  type Parsed,
} from './fields'

/** A recording has begun, is ready, or will never be. */
export interface RecordingStatusChanged {
  /** The customer's call, where our own callback URL carries it; else the call that Twilio names. */
  readonly callSid: string
  readonly recordingSid: string
  readonly status: RecordingStatus
  readonly durationSeconds: number | undefined
  readonly channels: number | undefined
  /** How it came about: `RecordVerb`. */
  readonly source: string | undefined
  readonly track: string | undefined
  /** https://www.twilio.com/docs/api/errors */
  readonly errorCode: string | undefined
  readonly startedAt: Date | undefined
}

/**
 * `recordingStatusCallback` of `<Record>` and of `<Conversation>`. `AccountSid` and `RecordingUrl` follow from the account and
 * the recording. `RecordingStartTime`, `RecordingTrack` and `ErrorCode` come for other verbs, and were seen for this one.
 * https://www.twilio.com/docs/voice/twiml/record#attributes-recording-status-callback
 */
export function parseRecordingStatus(fields: Fields): Parsed<RecordingStatusChanged> {
  const entries = {
    call: ifGiven(callSid),
    CallSid: callSid,
    RecordingSid: recordingSid,
    RecordingStatus: v.picklist(recordingStatuses, `one of ${recordingStatuses.join(', ')}`),
    RecordingDuration: ifGiven(wholeNumber),
    RecordingChannels: ifGiven(wholeNumber),
    RecordingSource: ifGiven(text),
    RecordingTrack: ifGiven(text),
    RecordingStartTime: ifGiven(timestamp),
    ErrorCode: ifGiven(wholeNumber),
  }
  return mapParsed(parseFields(entries, fields), (recording) => ({
    callSid: recording.call ?? recording.CallSid,
    recordingSid: recording.RecordingSid,
    status: recording.RecordingStatus,
    durationSeconds: recording.RecordingDuration,
    channels: recording.RecordingChannels,
    source: recording.RecordingSource,
    track: recording.RecordingTrack,
    errorCode: recording.ErrorCode ? String(recording.ErrorCode) : undefined, // 0: none
    startedAt: recording.RecordingStartTime,
  }))
}
