import { CUSTOMER } from './caller-name'
import type { Call } from './call-state'
import { did } from './listener'
import { customersPart } from './part'
import { callProxy } from './proxy-call'
import { askNumber, runCall, runDocuments } from './run-call'
import type { CallReport, CallScript } from './script'
import { knownNumbers, voiceNumber, type NetworkParts } from './wiring'

/** One inbound call, from ring to end. */
export async function placeCall(script: CallScript, parts: NetworkParts): Promise<CallReport> {
  if (!parts.proxy.owns(script.to) && !voiceNumber(parts.wiring, script.to)) {
    throw new Error(`Nobody has the number ${script.to}. Known numbers: ${knownNumbers(parts.wiring)}`)
  }
  return runCall(customersPart(script), parts, connectCall)
}

async function connectCall(call: Call): Promise<void> {
  const { part, network, name } = call
  const { from, to } = part
  did(call, name, name === CUSTOMER ? `(${from}) calls ${to}` : `calls ${to}`)
  const number = network.proxy.owns(to) ? undefined : voiceNumber(network.wiring, to)
  if (number) return askNumber(number, call)
  const first = await callProxy(call)
  if (first) await runDocuments(first, call)
}
