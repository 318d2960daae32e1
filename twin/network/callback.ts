import { requestWebhook, VOICE_TIMEOUT_MILLISECONDS } from '../signed-request'
import type { NetworkParts } from './wiring'

export interface Callback {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly params: Readonly<Record<string, string>>
  /** The debugger's codes for an answer that is not 2xx, and for none. */
  readonly codes: { readonly refused: number; readonly unreachable: number }
}

/** https://www.twilio.com/docs/api/errors/15003 and /11200 */
export const callbackCodes = { refused: 15003, unreachable: 11200 }

/** Tells the developer something. The answer changes nothing in the call. */
export async function notify(callback: Callback, network: NetworkParts): Promise<void> {
  const { status, failed, body } = await requestWebhook({
    ...callback,
    authToken: network.account.authToken,
    events: network.events,
    timeoutMilliseconds: VOICE_TIMEOUT_MILLISECONDS,
    deliver: network.deliver,
  })
  if (failed) debug(callback.codes.unreachable, `${callback.url}: ${body}`)
  else if (status < 200 || status > 299) debug(callback.codes.refused, `${callback.url}: status ${status}`)

  function debug(code: number, message: string): void {
    network.events.emit({ kind: 'debugger', code, message })
  }
}
