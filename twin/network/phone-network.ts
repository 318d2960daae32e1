import { placeCall } from './call'
import type { CallReport, CallScript, TextReport, TextScript, WorkerCallScript } from './script'
import { sendText } from './text'
import type { NetworkParts } from './wiring'
import { placeWorkerCall } from './worker-call'

export interface PhoneNetwork {
  call(script: CallScript): Promise<CallReport>
  workerCall(script: WorkerCallScript): Promise<CallReport>
  text(script: TextScript): Promise<TextReport>
}

/** Places calls and sends texts as people do. Any number of them run at once: they share the stores and nothing else. */
export function newPhoneNetwork(parts: NetworkParts): PhoneNetwork {
  return {
    call: (script) => placeCall(script, parts),
    workerCall: (script) => placeWorkerCall(script, parts),
    text: (script) => sendText(script, parts),
  }
}
