import type { ProxyParticipant, ProxySession } from '../api/proxy-store'
import type { WebhookAnswer } from '../signed-request'
import { ApplicationError, DocumentError } from './application-error'
import { ask } from './ask'
import { parseAutoCreate } from './auto-create'
import { mediaType, readTwiml, type TwimlDocument } from './document'
import { proxyCodes } from './proxy-codes'
import { findSession, makeSession } from './proxy-session'
import { proxyWebhook } from './proxy-webhook'
import type { Via } from './schema'
import type { Line } from './wiring'

/** Somebody calls or texts one of Proxy's numbers. */
export interface Inbound {
  readonly via: Via
  readonly from: string
  readonly to: string
  readonly params: Readonly<Record<string, string>>
}

/** A session, and the two in it. */
export interface InSession {
  readonly kind: 'session'
  readonly session: ProxySession
  /** Who calls or writes. */
  readonly caller: ProxyParticipant
  /** Whom they reach. */
  readonly other: ProxyParticipant
}

export type Reached = InSession | { readonly kind: 'twiml'; readonly document: TwimlDocument }

/** Finds the open session, or asks the out-of-session URL what to do. */
export async function reach(inbound: Inbound, network: Line): Promise<Reached> {
  const { proxy } = network
  const open = findSession(inbound, network)
  if (open) return open
  const url = proxy.outOfSessionCallbackUrl
  if (!url)
    throw new ApplicationError(
      proxyCodes.noActiveSession,
      `No active session for ${inbound.to}, and no out-of-session callback URL`,
    )
  const params = { ...inbound.params, ...proxy.previousSession(inbound.from, inbound.to)?.params }
  const answer = await ask('proxy', { method: 'POST', url, params }, network)
  return follow(answer, inbound, network)
}

/** https://www.twilio.com/docs/proxy/out-session-callback-response-guide: two types of responses, and no third. */
async function follow(answer: WebhookAnswer, inbound: Inbound, network: Line): Promise<Reached> {
  const { status, contentType, body, failed } = answer
  if (failed) throw new ApplicationError(proxyCodes.outOfSessionCallback, unusable(body))
  if (status < 200 || status > 299)
    throw new ApplicationError(proxyCodes.outOfSessionCallback, unusable(`status ${status}`))
  switch (mediaType(contentType)) {
    case 'application/xml': {
      const twiml = readTwiml(answer, inbound.via)
      return { kind: 'twiml', document: { url: proxyWebhook(inbound.via, network.account), method: 'POST', ...twiml } }
    }
    case 'application/json': {
      const parsed = parseAutoCreate(body)
      if (!parsed.ok) throw new DocumentError(proxyCodes.outOfSessionCallback, unusable(parsed.problems.join('; ')))
      return makeSession(parsed.session, inbound, network)
    }
    default:
      throw new DocumentError(
        proxyCodes.outOfSessionCallback,
        unusable(`content type "${contentType}"; it takes application/xml and application/json`),
      )
  }
}

function unusable(why: string): string {
  return `Out-of-session callback error: ${why}`
}
