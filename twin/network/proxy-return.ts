import { DocumentError } from './application-error'
import type { DocumentRequest } from './document'
import { usualDelays } from './proxy-delays'
import { isProxys, proxyWebhook } from './proxy-webhook'
import type { Via } from './schema'
import { TWILIO } from './listener'
import type { Line } from './wiring'

/**
 * Whether a document leads a call or a text to `to` back to Proxy, which looks for the session again: takes it a moment.
 * Throws DocumentError where it leads to another account, another service, or to what nobody serves there.
 */
export async function returnsToProxy(
  { url, method }: DocumentRequest,
  { via, to }: { readonly via: Via; readonly to: string },
  network: Line,
): Promise<boolean> {
  if (!isProxys(url)) return false
  const { account, clock, events, proxy, proxyDelays = usualDelays } = network
  const webhook = proxyWebhook(via, account)
  if (!proxy.owns(to)) throw new DocumentError(11200, `${url}: ${to} is none of Proxy’s numbers`)
  if (url.replace(/#.*$/, '') !== webhook || method !== 'POST') {
    throw new DocumentError(11200, `${method} ${url}: not where this Proxy service takes it, which is POST ${webhook}`)
  }
  await clock.sleep(proxyDelays.lookAgain)
  events.emit({ kind: 'did', who: TWILIO, what: 'looks for the session again' })
  return true
}
