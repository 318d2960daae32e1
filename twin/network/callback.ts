import type { WebhookKind } from '../webhook-deadlines'
import { ask, type Asker } from './ask'

export interface Callback {
  /** Without it, that of a call or a recording. */
  readonly kind?: WebhookKind
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly params: Readonly<Record<string, string>>
  /** The debugger's codes for an answer that is not 2xx, and for none. */
  readonly codes: { readonly refused: number; readonly unreachable: number }
}

/** https://www.twilio.com/docs/api/errors/15003 and /11200 */
export const callbackCodes = { refused: 15003, unreachable: 11200 }

/** Tells the developer something. The answer changes nothing in the call. */
export async function notify({ codes, kind = 'callback', ...request }: Callback, asker: Asker): Promise<void> {
  const { status, failed, body } = await ask(kind, request, asker)
  if (failed) debug(codes.unreachable, `${request.url}: ${body}`)
  else if (status < 200 || status > 299) debug(codes.refused, `${request.url}: status ${status}`)

  function debug(code: number, message: string): void {
    asker.events.emit({ kind: 'debugger', code, message })
  }
}
