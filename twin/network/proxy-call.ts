import type { Call } from './call-state'
import { fetchDocument, type DocumentRequest, type TwimlDocument } from './document'
import { dialParticipant } from './proxy-dial'
import { reach } from './proxy-reach'
import { returnsToProxy } from './proxy-return'

/** What Proxy makes of a call: TwiML to execute, or `undefined` when it has reached the other participant, and all is over. */
export async function callProxy(call: Call): Promise<TwimlDocument | undefined> {
  const { part, network } = call
  const reached = await reach({ via: 'voice', from: part.from, to: part.to, params: call.params() }, network)
  if (reached.kind === 'twiml') return reached.document
  await dialParticipant(reached, call)
  return undefined
}

/** The next document, wherever it comes from. Back at Proxy, it is the same call, and nothing is left of what was pressed. */
export async function nextDocument(request: DocumentRequest, call: Call): Promise<TwimlDocument | undefined> {
  const isProxys = await returnsToProxy(request, { via: 'voice', to: call.part.to }, call.network)
  return isProxys ? callProxy(call) : fetchDocument(request, 'voice', call.network)
}
