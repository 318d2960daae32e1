import * as v from 'valibot'
import {
  callSid,
  ifGiven,
  mapParsed,
  parseFields,
  recordingSid,
  text,
  wholeNumber,
  type Fields,
  type Parsed,
} from './fields'

/** A caller has finished speaking after the tone, or has hung up. */
export interface MessageLeft {
  readonly callSid: string
  readonly from: string | undefined
  readonly to: string | undefined
  readonly recordingSid: string
  readonly durationSeconds: number | undefined
}

/**
 * The action of `<Record>`. Its page lists `RecordingUrl` but no `RecordingSid`; the URL ends with it.
 * https://www.twilio.com/docs/voice/twiml/record#request-parameters
 */
export function parseVoicemailAction(fields: Fields): Parsed<MessageLeft> {
  const entries = {
    CallSid: callSid,
    From: ifGiven(text),
    To: ifGiven(text),
    RecordingUrl: v.pipe(
      v.string('the URL of a recording'),
      v.transform((url) => url.split('/').at(-1)?.split('.')[0]), // …/Recordings/RE….mp3 => RE…
      recordingSid,
    ),
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
