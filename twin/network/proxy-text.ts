import { newSid } from '../account'
import { ApplicationError } from './application-error'
import { fetchDocument, type DocumentRequest, type TwimlDocument } from './document'
import { proxyCodes } from './proxy-codes'
import { beginInteraction, interactionTeller } from './proxy-interaction'
import { reach, type InSession } from './proxy-reach'
import { returnsToProxy } from './proxy-return'
import { fileText, textParams, type Text } from './text-state'

/** What Proxy makes of a text: TwiML to execute, or `undefined` when it has gone on to the other participant. */
export async function textProxy(text: Text): Promise<TwimlDocument | undefined> {
  const { script, network } = text
  const reached = await reach({ via: 'message', from: script.from, to: script.to, params: textParams(text) }, network)
  if (reached.kind === 'twiml') return reached.document
  await forward(reached, text)
  return undefined
}

/** The next document, wherever it comes from. Back at Proxy, it is the same text. */
export async function nextTextDocument(request: DocumentRequest, text: Text): Promise<TwimlDocument | undefined> {
  const isProxys = await returnsToProxy(request, { via: 'message', to: text.script.to }, text.network)
  return isProxys ? textProxy(text) : fetchDocument(request, 'message', text.network)
}

/** The other participant sees a proxy number, and never the sender's own. */
async function forward(reached: InSession, text: Text): Promise<void> {
  const { session, other } = reached
  const { script, network, progress } = text
  progress.session = session
  if (session.mode === 'voice-only') {
    throw new ApplicationError(proxyCodes.sessionForCalls, `Session ${session.sid} is for calls only`)
  }
  const data = JSON.stringify({ body: script.body })
  const arrival = { resourceSid: text.sid, resourceType: 'message', data } as const
  const interaction = await beginInteraction(reached, arrival, network)
  progress.session = network.proxy.findOpen(script.from, script.to)?.session ?? session
  if (!interaction) {
    progress.outcome = 'blocked'
    return
  }

  const { sid: participantSid, proxyIdentifier: from, identifier: to } = other
  const sent = { sid: newSid('SM'), from, to, body: script.body, direction: 'outbound-api' } as const
  const tell = interactionTeller(interaction, { participantSid, resourceSid: sent.sid }, text.courier, network)
  fileText(sent, network)
  await tell('sent')
  network.events.emit({ kind: 'said', via: 'message', from, to, words: script.body })
  progress.outcome = 'delivered'
  await tell('delivered')
}
