import type { Address } from '../routing/address'
import type { SessionMode } from '../routing/directory'
import type { SessionTerms } from '../routing/session-terms'

/** Proxy makes a session of whoever called and this participant. https://www.twilio.com/docs/proxy/out-session-callback-response-guide */
export function autoCreate(
  { mode, uniqueName, ttlSeconds, dateExpiry }: SessionTerms & { readonly mode: SessionMode },
  participant: Address,
  proxyNumber: Address | undefined,
) {
  return {
    uniqueName,
    mode,
    ...(dateExpiry ? { dateExpiry: dateExpiry.toISOString() } : { ttl: ttlSeconds }),
    participantIdentifier: participant,
    ...(proxyNumber !== undefined && { participantProxyIdentifier: proxyNumber }),
  }
}
