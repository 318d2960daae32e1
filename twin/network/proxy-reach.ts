import { ApiError } from '../api/api'
import type { ProxyParticipant, ProxySession } from '../api/proxy-store'
import type { WebhookAnswer } from '../signed-request'
import { ApplicationError, DocumentError } from './application-error'
import { ask } from './ask'
import { parseAutoCreate, type AutoCreate } from './auto-create'
import { mediaType, readTwiml, type TwimlDocument } from './document'
import { proxyCodes } from './proxy-codes'
import type { Via } from './schema'
import type { Line } from './wiring'

/** Somebody calls or texts one of Proxy's numbers. */
export interface Inbound {
  readonly via: Via
  readonly from: string
  readonly to: string
  readonly params: Readonly<Record<string, string>>
}

/** A session, and the participant whom the caller reaches in it. */
export interface InSession {
  readonly kind: 'session'
  readonly session: ProxySession
  readonly other: ProxyParticipant
}

export type Reached = InSession | { readonly kind: 'twiml'; readonly document: TwimlDocument }

/** Finds the open session, or asks the out-of-session URL what to do. */
export async function reach(inbound: Inbound, network: Line): Promise<Reached> {
  const open = network.proxy.findOpen(inbound.from, inbound.to)
  if (open) return { kind: 'session', ...open }
  const url = network.proxy.outOfSessionCallbackUrl
  if (!url)
    throw new ApplicationError(
      proxyCodes.noActiveSession,
      `No active session for ${inbound.to}, and no out-of-session callback URL`,
    )
  const answer = await ask('proxy', { method: 'POST', url, params: inbound.params }, network)
  return follow(answer, inbound, network)
}

/** https://www.twilio.com/docs/proxy/out-session-callback-response-guide: two types of responses, and no third. */
function follow(answer: WebhookAnswer, inbound: Inbound, network: Line): Reached {
  const { status, contentType, body, failed } = answer
  if (failed) throw new ApplicationError(proxyCodes.outOfSessionCallback, unusable(body))
  if (status < 200 || status > 299)
    throw new ApplicationError(proxyCodes.outOfSessionCallback, unusable(`status ${status}`))
  switch (mediaType(contentType)) {
    case 'application/xml': {
      const twiml = readTwiml(answer, inbound.via)
      return { kind: 'twiml', document: { url: proxysOwnUrl(inbound, network), method: 'POST', ...twiml } }
    }
    case 'application/json': {
      const parsed = parseAutoCreate(body)
      if (!parsed.ok) throw new DocumentError(proxyCodes.outOfSessionCallback, unusable(parsed.problems.join('; ')))
      return createSession(parsed.session, inbound, network)
    }
    default:
      throw new DocumentError(
        proxyCodes.outOfSessionCallback,
        unusable(`content type "${contentType}"; it takes application/xml and application/json`),
      )
  }
}

/** The caller comes first, under the number that they dialled. */
function createSession(wanted: AutoCreate, { from, to }: Inbound, { proxy }: Line): Reached {
  const { participantIdentifier, participantProxyIdentifier, ...session } = wanted
  try {
    const created = proxy.createSession(session)
    proxy.addParticipant(created.sid, from, to)
    const other = proxy.addParticipant(created.sid, participantIdentifier, participantProxyIdentifier)
    return { kind: 'session', session: proxy.findOpen(from, to)?.session ?? created, other }
  } catch (error) {
    if (error instanceof ApiError) throw new ApplicationError(error.code, error.message)
    throw error
  }
}

/**
 * Proxy's numbers have this URL in the Console, and Proxy hands our TwiML on from it. So it is the current document,
 * and relative URLs lead there, not to us. https://www.twilio.com/docs/api/errors/80305
 */
function proxysOwnUrl({ via }: Inbound, { account }: Line): string {
  const service = `https://webhooks.twilio.com/v1/Accounts/${account.sid}/Proxy/${account.proxyServiceSid}`
  return `${service}/Webhooks/${via === 'voice' ? 'Call' : 'Message'}`
}

function unusable(why: string): string {
  return `Out-of-session callback error: ${why}`
}
