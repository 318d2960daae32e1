import type { Account } from '../account'
import type { RecordingRecord } from './recordings-memory'
import { rfc2822 } from './responses'

/** How a recording looks in JSON, field by field as in Twilio's OpenAPI file. */
export function recordingView(account: Account): (recording: RecordingRecord) => object {
  return ({ sid, callSid, channels, source, startedAt, updatedAt, status, durationSeconds, errorCode }) => {
    const path = `/2010-04-01/Accounts/${account.sid}/Recordings/${sid}`
    return {
      account_sid: account.sid,
      api_version: '2010-04-01',
      call_sid: callSid,
      conference_sid: null,
      channels,
      date_created: rfc2822(startedAt),
      date_updated: rfc2822(updatedAt),
      start_time: rfc2822(startedAt),
      price: null,
      price_unit: null,
      duration: durationSeconds === undefined ? null : String(durationSeconds),
      sid,
      source,
      status,
      error_code: errorCode ?? null,
      uri: `${path}.json`,
      subresource_uris: {
        add_on_results: `${path}/AddOnResults.json`,
        transcriptions: `${path}/Transcriptions.json`,
      },
      encryption_details: null,
      media_url: `https://api.twilio.com${path}`,
    }
  }
}
