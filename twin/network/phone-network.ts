import { placeCall } from './call'
import type { CallReport, CallScript, TextReport, TextScript } from './script'
import { sendText } from './text'
import type { NetworkParts } from './wiring'

export interface PhoneNetwork {
  call(script: CallScript): Promise<CallReport>
  text(script: TextScript): Promise<TextReport>
}

/** Places calls and sends texts as customers do. Any number of them run at once: they share the stores and nothing else. */
export function newPhoneNetwork(parts: NetworkParts): PhoneNetwork {
  return {
    call: (script) => placeCall(script, parts),
    text: (script) => sendText(script, parts),
  }
}
