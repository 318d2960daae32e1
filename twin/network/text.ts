import { ApplicationError, DocumentError } from './application-error'
import { fetchDocument, type TwimlDocument } from './document'
import { isOptOut } from './opt-out'
import { proxyCodes } from './proxy-codes'
import { reach, type InSession } from './proxy-reach'
import { recordEvents } from './recorder'
import { runTwiml } from './run-twiml'
import type { TextReport, TextScript } from './script'
import { newText, textParams, type Text } from './text-state'
import { messagingTwiml } from './verbs'
import { knownNumbers, voiceNumber, type NetworkParts, type Wiring } from './wiring'

/** "Your Message Reply session has requested too many documents. The limit is 50." /docs/api/errors/14106 */
const MOST_DOCUMENTS = 50

/** One inbound text to one of Proxy's numbers. */
export async function sendText(script: TextScript, parts: NetworkParts): Promise<TextReport> {
  if (!parts.proxy.owns(script.to)) throw notProxys(script.to, parts.wiring)
  const recorder = recordEvents(parts.events, parts.clock)
  const text = newText(script, { ...parts, events: recorder.events, note: recorder.note })
  recorder.events.emit({ kind: 'said', via: 'message', from: text.sender, to: script.to, words: script.body })
  try {
    await deliver(text)
  } catch (error) {
    if (!(error instanceof ApplicationError)) throw error
    if (error instanceof DocumentError) recorder.note(error)
    recorder.events.emit({ kind: 'debugger', code: error.code, message: error.message })
    text.progress.outcome = 'application-error'
  }
  return { ...text.progress, messageSid: text.sid, ...recorder.report() }
}

async function deliver(text: Text): Promise<void> {
  const { script, network } = text
  const { from, to, body } = script
  if (isOptOut(body)) {
    const message = `${body.trim()} is an opt-out keyword, which is not proxied`
    return network.events.emit({ kind: 'debugger', code: proxyCodes.optOutKeyword, message })
  }
  const reached = await reach({ via: 'message', from, to, params: textParams(text) }, network)
  if (reached.kind === 'session') forward(reached, text)
  else await runText(reached.document, text)
}

/** The other participant sees a proxy number, and never the sender's own. */
function forward({ session, other }: InSession, { script, network, progress }: Text): void {
  progress.session = session
  if (session.mode === 'voice-only') {
    throw new ApplicationError(proxyCodes.sessionForCalls, `Session ${session.sid} is for calls only`)
  }
  network.proxy.interact(session.sid)
  progress.session = network.proxy.findOpen(script.from, script.to)?.session ?? session
  const { proxyIdentifier, identifier } = other
  network.events.emit({ kind: 'said', via: 'message', from: proxyIdentifier, to: identifier, words: script.body })
  progress.outcome = 'delivered'
}

async function runText(first: TwimlDocument, text: Text): Promise<void> {
  let documents = 1
  await runTwiml(first, messagingTwiml, text, async ({ request }) => {
    documents++
    if (documents > MOST_DOCUMENTS) throw new DocumentError(14106, `${request.url}: document retrieval limit reached`)
    return fetchDocument(request, 'message', text.network)
  })
}

function notProxys(to: string, wiring: Wiring): Error {
  const known = `Known numbers: ${knownNumbers(wiring)}`
  if (!voiceNumber(wiring, to)) return new Error(`Nobody has the number ${to}. ${known}`)
  return new Error(
    `${to} is a Frontline number: Twilio Conversations takes texts to it without asking Patchbay. Text one of Proxy's. ${known}`,
  )
}
