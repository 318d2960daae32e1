import { ApplicationError } from './application-error'
import { CUSTOMER, did, newCall, TWILIO, type Call } from './call-state'
import { fetchDocument, type TwimlDocument } from './document'
import { dialParticipant } from './proxy-dial'
import { reach } from './proxy-reach'
import { runTwiml } from './run-twiml'
import type { CallReport, CallScript } from './script'
import { recordEvents } from './recorder'
import { voiceVerbs } from './verbs'
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
  const call = newCall(script, { ...parts, events: recorder.events })
  did(call, CUSTOMER, `(${script.from}) calls ${script.to}`)
  try {
    await connectCall(call)
  } catch (error) {
    if (!(error instanceof ApplicationError)) throw error
    apologise(error, call)
  }
  const { progress } = call
  if (progress.status === 'ringing' || progress.status === 'in-progress') progress.status = 'completed'
  for (const callback of progress.afterwards) await callback()
  const { outcome, conversationSid, recordingSid, session } = progress
  const happened = { requests: recorder.requests(), transcript: recorder.transcript() }
  return { outcome, callSid: call.sid, conversationSid, recordingSid, session, ...happened }
}

async function connectCall(call: Call): Promise<void> {
  const { script, network } = call
  const { from, to } = script
  const number = network.proxy.owns(to) ? undefined : voiceNumber(network.wiring, to)
  if (number) {
    const request = { url: number.voiceUrl, method: number.voiceMethod, params: voiceParams(call) }
    return runCall(await fetchDocument(request, 'Say', network), call)
  }
  const reached = await reach({ via: 'voice', from, to, params: voiceParams(call) }, network)
  return reached.kind === 'session' ? dialParticipant(reached, call) : runCall(reached.document, call)
}

async function runCall(first: TwimlDocument, call: Call): Promise<void> {
  let redirects = 0
  let documents = 1
  await runTwiml(first, voiceVerbs, call, async ({ kind, request }) => {
    redirects = kind === 'redirect' ? redirects + 1 : 0
    if (redirects > MOST_REDIRECTS) throw new ApplicationError(11215, `${request.url}: HTTP too many redirects`)
    documents++
    if (documents > MOST_DOCUMENTS) throw new Error(`The call goes in circles, lately at ${request.url}: set an action`)
    return fetchDocument(request, 'Say', call.network)
  })
}

function apologise({ code, message }: ApplicationError, call: Call): void {
  const { events } = call.network
  events.emit({ kind: 'debugger', code, message })
  const words = 'We are sorry, an application error has occurred. Goodbye.'
  events.emit({ kind: 'said', via: 'voice', from: TWILIO, to: CUSTOMER, words })
  call.progress.outcome = 'application-error'
}
