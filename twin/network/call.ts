import { ApplicationError, DocumentError } from './application-error'
import { did, newCall, TWILIO, type Call } from './call-state'
import { CUSTOMER } from './caller-name'
import { fetchDocument, type TwimlDocument } from './document'
import { dialParticipant } from './proxy-dial'
import { reach } from './proxy-reach'
import { runTwiml } from './run-twiml'
import type { CallReport, CallScript } from './script'
import { recordEvents } from './recorder'
import { voiceTwiml } from './verbs'
import { voiceParams } from './voice-params'
import { knownNumbers, voiceNumber, type NetworkParts } from './wiring'

/** "HTTP too many redirects", in a row. https://www.twilio.com/docs/api/errors/11215 */
const MOST_REDIRECTS = 10
/** Not a rule of Twilio's, which goes on until the caller hangs up: nobody holds a line that goes in circles. */
const MOST_DOCUMENTS = 50

/** One inbound call, from ring to end. */
export async function placeCall(script: CallScript, parts: NetworkParts): Promise<CallReport> {
  if (!parts.proxy.owns(script.to) && !voiceNumber(parts.wiring, script.to)) {
    throw new Error(`Nobody has the number ${script.to}. Known numbers: ${knownNumbers(parts.wiring)}`)
  }
  const recorder = recordEvents(parts.events, parts.clock)
  const call = newCall(script, { ...parts, events: recorder.events, note: recorder.note })
  did(call, call.caller, call.caller === CUSTOMER ? `(${script.from}) calls ${script.to}` : `calls ${script.to}`)
  try {
    await connectCall(call)
  } catch (error) {
    if (!(error instanceof ApplicationError)) throw error
    apologise(error, call)
  }
  const { progress } = call
  if (progress.status === 'ringing' || progress.status === 'in-progress') progress.status = 'completed'
  for (const callback of progress.afterwards) await callback()
  await call.courier.finish()
  const { outcome, conversationSid, recordingSid, session } = progress
  return { outcome, callSid: call.sid, conversationSid, recordingSid, session, ...recorder.report() }
}

async function connectCall(call: Call): Promise<void> {
  const { script, network } = call
  const { from, to } = script
  const number = network.proxy.owns(to) ? undefined : voiceNumber(network.wiring, to)
  if (number) {
    const request = { url: number.voiceUrl, method: number.voiceMethod, params: voiceParams(call) }
    return runCall(await fetchDocument(request, 'voice', network), call)
  }
  const reached = await reach({ via: 'voice', from, to, params: voiceParams(call) }, network)
  return reached.kind === 'session' ? dialParticipant(reached, call) : runCall(reached.document, call)
}

async function runCall(first: TwimlDocument, call: Call): Promise<void> {
  let redirects = 0
  let documents = 1
  await runTwiml(first, voiceTwiml, call, async ({ kind, request }) => {
    redirects = kind === 'redirect' ? redirects + 1 : 0
    if (redirects > MOST_REDIRECTS) throw new DocumentError(11215, `${request.url}: HTTP too many redirects`)
    documents++
    if (documents > MOST_DOCUMENTS) throw new Error(`The call goes in circles, lately at ${request.url}: set an action`)
    return fetchDocument(request, 'voice', call.network)
  })
}

function apologise(error: ApplicationError, call: Call): void {
  const { events, note } = call.network
  if (error instanceof DocumentError) note(error)
  events.emit({ kind: 'debugger', code: error.code, message: error.message })
  const words = 'We are sorry, an application error has occurred. Goodbye.'
  events.emit({ kind: 'said', via: 'voice', from: TWILIO, to: call.caller, words })
  call.progress.outcome = 'application-error'
}
