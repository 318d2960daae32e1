import type { Account } from '../account'
import type { Via } from './schema'

const HOST = 'webhooks.twilio.com'

/**
 * Proxy's numbers have these URLs in the Console, and Proxy hands our TwiML on from them: they are the current document,
 * against which relative URLs resolve. https://www.twilio.com/docs/api/errors/80305
 */
export function proxyWebhook(via: Via, { sid, proxyServiceSid }: Account): string {
  const webhook = via === 'voice' ? 'Call' : 'Message'
  return `https://${HOST}/v1/Accounts/${sid}/Proxy/${proxyServiceSid}/Webhooks/${webhook}`
}

/** Anybody's of Proxy. */
export function isProxys(url: string): boolean {
  return new URL(url).hostname === HOST
}
