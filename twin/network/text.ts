import { ApplicationError, DocumentError } from './application-error'
import type { TwimlDocument } from './document'
import { textFrontline } from './frontline-text'
import { isOptOut } from './opt-out'
import { proxyCodes } from './proxy-codes'
import { nextTextDocument, textProxy } from './proxy-text'
import { recordEvents } from './recorder'
import { runTwiml } from './run-twiml'
import type { TextReport, TextScript } from './script'
import { newText, type Text } from './text-state'
import { messagingTwiml } from './verbs'
import { isFrontlines, knownNumbers, type NetworkParts } from './wiring'

/** "Your Message Reply session has requested too many documents. The limit is 50." /docs/api/errors/14106 */
const MOST_DOCUMENTS = 50

/** One inbound text to one of Proxy's numbers, or of Frontline's. */
export async function sendText(script: TextScript, parts: NetworkParts): Promise<TextReport> {
  const isProxys = parts.proxy.owns(script.to)
  if (!isProxys && !isFrontlines(parts.wiring, script.to)) {
    throw new Error(`Nobody has the number ${script.to}. Known numbers: ${knownNumbers(parts.wiring)}`)
  }
  const recorder = recordEvents(parts.events, parts.clock)
  const text = newText(script, { ...parts, events: recorder.events, note: recorder.note })
  recorder.events.emit({ kind: 'said', via: 'message', from: text.sender, to: script.to, words: script.body })
  try {
    await (isProxys ? textProxys(text) : textFrontline(text))
  } catch (error) {
    if (!(error instanceof ApplicationError)) throw error
    if (error instanceof DocumentError) recorder.note(error)
    recorder.events.emit({ kind: 'debugger', code: error.code, message: error.message })
    text.progress.outcome = 'application-error'
  }
  await text.courier.finish()
  return { ...text.progress, messageSid: text.sid, ...recorder.report() }
}

async function textProxys(text: Text): Promise<void> {
  const { script, network } = text
  const { body } = script
  if (isOptOut(body)) {
    const message = `${body.trim()} is an opt-out keyword, which is not proxied`
    return network.events.emit({ kind: 'debugger', code: proxyCodes.optOutKeyword, message })
  }
  const first = await textProxy(text)
  if (first) await runText(first, text)
}

async function runText(first: TwimlDocument, text: Text): Promise<void> {
  let documents = 1
  await runTwiml(first, messagingTwiml, text, async ({ request }) => {
    documents++
    if (documents > MOST_DOCUMENTS) throw new DocumentError(14106, `${request.url}: document retrieval limit reached`)
    return nextTextDocument(request, text)
  })
}
