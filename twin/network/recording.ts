import { newSid } from '../account'
import type { RecordingSource } from '../api/recordings-store'
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
  readonly channels: 1 | 2
  readonly source: RecordingSource
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

/** Starts one. Its URL has no extension: `.mp3` or `.wav` is for whoever fetches it to add. */
export function newRecording(made: Pick<Recording, 'channels' | 'source'>, { sid: callSid, network }: Call): Recording {
  const sid = newSid('RE')
  const url = `https://api.twilio.com/2010-04-01/Accounts/${network.account.sid}/Recordings/${sid}`
  const startedAt = network.clock.now()
  network.recordings?.add({ sid, callSid, ...made, startedAt, status: 'in-progress' })
  return { sid, ...made, url, startedAt }
}

/** It is over. "The Recording file may not yet be accessible at the moment the action callback is received." */
export function endRecording(recording: Recording, durationSeconds: number, { sid: callSid, network }: Call): void {
  const { sid, channels, source, startedAt } = recording
  network.recordings?.add({ sid, callSid, channels, source, startedAt, status: 'processing', durationSeconds })
}

/** What an empty recording has: "Recording was detected as silent and not stored." https://www.twilio.com/docs/api/errors/16102 */
export const SILENT = 16102

/** The file is there, or it is known that there will be none. */
export function storeRecording(status: 'completed' | 'absent', recording: Recording, { network }: Call): void {
  const { sid, source } = recording
  if (status === 'completed') network.recordings?.complete(sid)
  else network.recordings?.markAbsent(sid, source === 'RecordVerb' ? SILENT : undefined)
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
    RecordingChannels: String(recording.channels),
    RecordingSource: recording.source,
  }
  const all = { ...standard, ...params }
  await courier.send(`recording ${status}`, { url, method, params: all, codes: callbackCodes })
}
