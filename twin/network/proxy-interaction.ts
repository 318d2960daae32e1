import type { Interaction, InteractionLeg } from '../api/proxy-store'
import { orApplicationError } from './application-error'
import { ask } from './ask'
import type { Courier } from './courier'
import { interactionParams, outboundParams } from './interaction-params'
import { proxyCodes } from './proxy-codes'
import type { InSession } from './proxy-reach'
import type { Line } from './wiring'

/** A call or a text that has come to somebody in a session. */
interface Arrival extends Pick<InteractionLeg, 'resourceSid' | 'resourceType'> {
  /** As in Interaction. */
  readonly data: string
}

/** The session is in progress from now on. `undefined`: the developer does not let this one pass. */
export async function beginInteraction(
  { session, caller }: InSession,
  { resourceSid, resourceType, data }: Arrival,
  network: Line,
): Promise<Interaction | undefined> {
  const resourceStatus = INBOUND_STATUS[resourceType]
  const inbound = { participantSid: caller.sid, resourceSid, resourceType, resourceStatus }
  const type = resourceType === 'call' ? 'voice' : 'message'
  const interaction = orApplicationError(() => network.proxy.interact(session.sid, { type, data, inbound }))
  return (await isIntercepted(interaction, network)) ? undefined : interaction
}

/** "Will always be `delivered` for messages and `in-progress` for calls", says Twilio's OpenAPI file of this status. */
const INBOUND_STATUS = { call: 'in-progress', message: 'delivered' } as const

/**
 * "If responded to with a 403 to this webhook we will abort/block the interaction. Any other status or timeout, the
 * interaction continues." https://www.twilio.com/docs/proxy/api/webhooks#interceptcallbackurl
 */
async function isIntercepted(interaction: Interaction, network: Line): Promise<boolean> {
  const { proxy, account, events } = network
  const url = proxy.interceptCallbackUrl
  if (!url) return false
  const params = interactionParams(interaction, account)
  const { status, failed, body } = await ask('proxy', { method: 'POST', url, params }, network)
  const warn = (code: number, message: string) => events.emit({ kind: 'debugger', code, message })
  if (status === 403) {
    warn(proxyCodes.intercepted, `Interaction ${interaction.sid} not completed due to InterceptCallbackUrl`)
    return true
  }
  // Assumption: this URL counts as a callback, too. The page of 80908 says only "Error on Callback for" and a URL.
  if (status < 200 || status > 299) {
    warn(proxyCodes.callback, `Error on Callback for ${url}: ${failed ? body : `status ${status}`}`)
  }
  return false
}

/** Notes what became of the other half, and tells the developer. */
export type Tell = (outboundStatus: string, data?: string) => Promise<void>

/** Of the call or text to the other participant. That the developer cannot be told is a warning, and nothing more. */
export function interactionTeller(
  { sid, inbound: { resourceType } }: Interaction,
  { participantSid, resourceSid }: Pick<InteractionLeg, 'participantSid' | 'resourceSid'>,
  courier: Courier,
  { proxy, account }: Line,
): Tell {
  return async (resourceStatus, data) => {
    const outbound = { participantSid, resourceSid, resourceType, resourceStatus }
    const interaction = proxy.updateInteraction(sid, { outbound, ...(data !== undefined && { data }) })
    const url = proxy.callbackUrl
    if (!url) return
    const params = { ...interactionParams(interaction, account), ...outboundParams(outbound, account) }
    const codes = { refused: proxyCodes.callback, unreachable: proxyCodes.callback }
    await courier.send(`the interaction, ${resourceStatus},`, { url, method: 'POST', params, codes })
  }
}
