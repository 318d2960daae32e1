import type { Conversation, MessagingBinding } from '../api/conversations-store'
import { ask } from './ask'
import { conversing, tellAdded } from './conversation-webhooks'
import type { Courier } from './courier'
import { TWILIO } from './listener'
import type { Line } from './wiring'

/** A call or a text, as far as routing knows it. */
interface Routed {
  readonly network: Line
  readonly courier: Courier
}

/**
 * Brings a worker into a Conversation that has just been created, by the setting of the Frontline console. Who is there
 * afterwards, the Conversation says. https://www.twilio.com/docs/frontline/handle-incoming-conversations
 */
export async function route(conversationSid: string, binding: MessagingBinding, routed: Routed): Promise<void> {
  const { frontline } = routed.network.wiring
  switch (frontline?.routing ?? 'pool') {
    case 'do-not-route':
      return
    case 'custom':
      return askRouting(conversationSid, binding, frontline?.routingUrl, routed.network)
    case 'pool':
      return routeToPool(conversationSid, binding, routed)
  }
}

/** https://www.twilio.com/docs/api/errors/48010. Assumption: a failure is not made up for by the pool. */
async function askRouting(
  conversationSid: string,
  { address, proxyAddress }: MessagingBinding,
  url: string | undefined,
  network: Line,
): Promise<void> {
  const fail = (code: number, message: string) => network.events.emit({ kind: 'debugger', code, message })
  if (!url) return fail(48001, 'Callback URL is not set: custom routing')
  const params = {
    ConversationSid: conversationSid,
    'MessagingBinding.Address': address,
    'MessagingBinding.ProxyAddress': proxyAddress,
  }
  const { status, failed, body } = await ask('frontlineRouting', { method: 'POST', url, params }, network)
  if (failed) fail(48010, `Custom Routing Callback failed to execute successfully: ${body}`)
  else if (status < 200 || status > 299)
    fail(48010, `Custom Routing Callback failed to execute successfully: status ${status}`)
}

/** Assumption: it takes the first who is available; the app's switch decides, and whom Frontline does not know is. */
async function routeToPool(sid: string, { proxyAddress }: MessagingBinding, routed: Routed): Promise<void> {
  const { wiring, frontlineUsers, conversations, events } = routed.network
  const isRouted = workersIn(conversations.fetch(sid)).length > 0
  const identity = isRouted
    ? undefined
    : wiring.pool(proxyAddress).find((one) => {
        const user = frontlineUsers?.find(one)
        return !user || (user.isAvailable && user.state === 'active')
      })
  if (identity === undefined) return
  const worker = conversations.addWorker(sid, identity)
  events.emit({ kind: 'did', who: TWILIO, what: `assigns ${identity}` })
  await tellAdded(sid, worker, { source: 'API' }, conversing(routed))
}

/** Frontline's workers are known by an identity; a customer who calls or texts, by a messaging binding. */
export function workersIn({ participants }: Conversation): readonly string[] {
  return participants.flatMap(({ identity }) => identity ?? [])
}
