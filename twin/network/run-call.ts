import { ApplicationError } from './application-error'
import { apologise } from './apologise'
import { tellEnd } from './call-end'
import { fileCall, newCall, type Call } from './call-state'
import { fetchDocument } from './document'
import type { Part } from './part'
import { nextDocument } from './proxy-call'
import { recordEvents } from './recorder'
import { runVoice } from './run-voice'
import type { CallReport } from './script'
import type { TwimlDocument } from './document'
import { voiceTwiml } from './verbs'
import type { NetworkParts, VoiceNumber } from './wiring'

/** One call, from ring to end. `connect`: whatever Twilio does first. */
export async function runCall(
  part: Part,
  parts: NetworkParts,
  connect: (call: Call) => Promise<void>,
): Promise<CallReport> {
  const recorder = recordEvents(parts.events, parts.clock)
  const call = newCall(part, { ...parts, events: recorder.events, note: recorder.note })
  const { progress } = call
  try {
    await connect(call)
  } catch (error) {
    if (!(error instanceof ApplicationError)) throw error
    apologise(error, call)
    progress.outcome = 'application-error'
  }
  if (progress.status === 'ringing' || progress.status === 'in-progress') progress.status = 'completed'
  progress.endedAt ??= parts.clock.now()
  fileCall(call)
  await tellEnd(call)
  for (const callback of progress.afterwards) await callback()
  await call.courier.finish()
  const { outcome, conversationSid, recordingSid, session } = progress
  return { outcome, callSid: call.sid, conversationSid, recordingSid, session, ...recorder.report() }
}

/** Asks the URL of the number what to do. */
export async function askNumber({ voiceUrl, voiceMethod }: VoiceNumber, call: Call): Promise<void> {
  const request = { url: voiceUrl, method: voiceMethod, params: call.params() }
  await runDocuments(await fetchDocument(request, 'voice', call.network), call)
}

export function runDocuments(first: TwimlDocument, call: Call): Promise<void> {
  return runVoice(first, voiceTwiml, call, (request) => nextDocument(request, call))
}
