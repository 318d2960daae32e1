import * as v from 'valibot'
import { callSid, ifGiven, mapParsed, parseFields, text, wholeNumber, type Fields, type Parsed } from './fields'

/** A caller has finished speaking after the tone, or has hung up. */
export interface MessageLeft {
  readonly callSid: string
  readonly from: string | undefined
  readonly to: string | undefined
  readonly recordingSid: string
  readonly durationSeconds: number | undefined
}

const isRecordingUrl = /\/Recordings\/(RE[0-9a-fA-F]{32})(?:\.\w+)?(?:\?|$)/

// https://api.twilio.com/2010-04-01/Accounts/AC…/Recordings/RE….mp3 => RE…
const recordingUrl = v.pipe(
  v.string('the URL of a recording'),
  v.regex(isRecordingUrl, 'the URL of a recording'),
  v.transform((url) => isRecordingUrl.exec(url)?.[1] ?? ''),
)

/**
 * The action of `<Record>`. Its page lists `RecordingUrl` but no `RecordingSid`; the URL ends with it.
 * https://www.twilio.com/docs/voice/twiml/record#request-parameters
 */
export function parseVoicemailAction(fields: Fields): Parsed<MessageLeft> {
  const entries = {
    CallSid: callSid,
    From: ifGiven(text),
    To: ifGiven(text),
    RecordingUrl: recordingUrl,
    RecordingDuration: ifGiven(wholeNumber),
  }
  return mapParsed(parseFields(entries, fields), (message) => ({
    callSid: message.CallSid,
    from: message.From,
    to: message.To,
    recordingSid: message.RecordingUrl,
    durationSeconds: message.RecordingDuration,
  }))
}
