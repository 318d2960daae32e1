import { newSid } from '../account'
import { did } from './listener'
import { workersPart } from './part'
import { askNumber, runCall } from './run-call'
import type { CallReport, WorkerCallScript } from './script'
import { knownNumbers, voiceNumber, type NetworkParts } from './wiring'

/**
 * A worker calls a customer from the Frontline app, under one of our numbers.
 *
 * Assumptions, as no page tells how the call begins: Twilio asks the voice URL of that number, with the number as `From`
 * and the customer as `To`, and carries out its `<Connect><Conversation>`, for which `WorkerInitiated` is documented. Which
 * Conversation the app has named, the request does not tell.
 */
export async function placeWorkerCall(script: WorkerCallScript, parts: NetworkParts): Promise<CallReport> {
  const number = voiceNumber(parts.wiring, script.from)
  if (!number) throw new Error(`${script.from} has no voice URL. Known numbers: ${knownNumbers(parts.wiring)}`)
  return runCall(workersPart(script, namedBy(script, parts)), parts, async (call) => {
    did(call, script.worker, `calls the customer (${script.to}) from ${script.from}`)
    await askNumber(number, call)
  })
}

function namedBy({ conversation = 'existing', worker, from, to }: WorkerCallScript, { conversations }: NetworkParts) {
  switch (conversation) {
    case 'none':
      return undefined
    case 'invalid':
      return newSid('CH')
    case 'existing': {
      const binding = { address: to, proxyAddress: from }
      const found = conversations.findActive(binding)
      if (found) return found.sid
      const { sid } = conversations.create()
      conversations.addCustomer(sid, binding)
      conversations.addWorker(sid, worker)
      return sid
    }
  }
}
