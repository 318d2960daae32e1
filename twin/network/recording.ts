import { newSid } from '../account'
import { someOf, httpMethod } from './attributes'
import type { Call } from './call-state'
import { callbackCodes } from './callback'
import { resolveUrl, type TwimlDocument } from './document'
import type { TwimlElement } from './twiml'

/** https://www.twilio.com/docs/voice/twiml/record#attributes-recording-status-callback-event */
export const recordingEvents = ['in-progress', 'completed', 'absent'] as const
export type RecordingEvent = (typeof recordingEvents)[number]

export interface Recording {
  readonly sid: string
  readonly url: string
  readonly startedAt: Date
}

export interface RecordingSubscription {
  readonly url: string | undefined
  readonly method: 'GET' | 'POST'
  readonly events: readonly RecordingEvent[]
}

/** The attributes have the same names and defaults on `<Record>` and on `<Conversation>`. */
export const recordingCallbackAttributes = [
  'recordingStatusCallback',
  'recordingStatusCallbackMethod',
  'recordingStatusCallbackEvent',
]

export function readRecordingSubscription(element: TwimlElement, document: TwimlDocument): RecordingSubscription {
  const url = element.attributes['recordingStatusCallback']
  return {
    url: url === undefined ? undefined : resolveUrl(url, document),
    method: httpMethod(element, 'recordingStatusCallbackMethod'),
    events: someOf(element, 'recordingStatusCallbackEvent', recordingEvents, 'completed'),
  }
}

/** Without an extension: `.mp3` or `.wav` is for whoever fetches it to add. */
export function newRecording({ network }: Call): Recording {
  const sid = newSid('RE')
  const url = `https://api.twilio.com/2010-04-01/Accounts/${network.account.sid}/Recordings/${sid}`
  return { sid, url, startedAt: network.clock.now() }
}

export async function announceRecording(
  status: RecordingEvent,
  recording: Recording,
  subscription: RecordingSubscription,
  params: Readonly<Record<string, string>>,
  { sid, network, courier }: Call,
): Promise<void> {
  const { url, method, events } = subscription
  if (url === undefined || !events.includes(status)) return
  const standard = {
    AccountSid: network.account.sid,
    CallSid: sid,
    RecordingSid: recording.sid,
    RecordingUrl: recording.url,
    RecordingStatus: status,
  }
  const all = { ...standard, ...params }
  await courier.send(`recording ${status}`, { url, method, params: all, codes: callbackCodes })
}
