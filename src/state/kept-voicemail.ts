import type { Facts } from '../routing/voicemail-recording'
import { holdsMessage } from '../routing/voicemail-recording'
import type { Calls } from '../twilio/calls'
import type { RecordingStatusChanged } from '../webhooks/recording-status'
import { noticeFacts, type NoticePorts } from './notice'
import type { Message, Voicemails } from './voicemails'

export interface KeptVoicemailPorts extends NoticePorts {
  readonly voicemails: Voicemails
  readonly calls: Calls
}

/**
 * Keeps what the callback tells, before anything else is asked, and then asks whom the message concerns. Where the message
 * itself could not be kept when the caller left it, Twilio knows who called which number, and it is kept now. What was
 * deleted before Twilio told of it again stays deleted. Where there is no audio, only a message that was kept concerns anybody:
 * its caller has heard so.
 */
export async function keptVoicemail(
  { voicemails, calls, ...ports }: KeptVoicemailPorts,
  recording: RecordingStatusChanged,
  now: Date,
): Promise<Facts | undefined> {
  const { recordingSid, startedAt, ...audio } = recording
  const at = now.toISOString()
  await voicemails.noteAudio(recordingSid, { ...audio, startedAt: startedAt?.toISOString(), at })
  if (recording.status === 'in-progress') return undefined

  const kept = await voicemails.lookUp(recordingSid)
  if (kept === 'deleted') {
    await voicemails.remove(recordingSid)
    return undefined
  }
  const isStillThere = recording.status !== 'completed' && kept?.audio?.status === 'completed'
  if (isStillThere || (!kept?.message && !holdsMessage(recording))) return undefined

  const message = kept?.message ?? (await madeUpFor(voicemails, calls, recording, at))
  const { callSid, customer, number, durationSeconds } = message
  await ports.callLog.note(callSid, { kind: 'message', recording: recordingSid, at: message.at }, customer)

  const left = { customer, number, durationSeconds, at: message.at }
  return { ...(await noticeFacts(ports, callSid, left)), left }
}

/** Only what Twilio knows is kept: what the caller's own request told may still come. */
async function madeUpFor(
  voicemails: Voicemails,
  calls: Calls,
  { recordingSid, callSid, durationSeconds }: RecordingStatusChanged,
  at: string,
): Promise<Message> {
  const call = await calls.find(callSid)
  const message = { callSid, customer: call?.from, number: call?.to, durationSeconds, at }
  if (call) await voicemails.keepMessage(recordingSid, message)
  return message
}
