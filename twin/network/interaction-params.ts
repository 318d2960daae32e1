import type { Account } from '../account'
import { resourceUrl } from '../api/proxy-interaction-view'
import type { Interaction, InteractionLeg } from '../api/proxy-store'
import { iso8601 } from '../api/responses'

/** Of InterceptCallbackUrl; CallbackUrl has the other half, too. https://www.twilio.com/docs/proxy/api/webhooks */
export function interactionParams(interaction: Interaction, account: Account): Record<string, string> {
  const { sid, sessionSid, type, data, inbound, createdAt, updatedAt } = interaction
  return {
    interactionSid: sid,
    interactionSessionSid: sessionSid,
    interactionServiceSid: account.proxyServiceSid,
    interactionAccountSid: account.sid,
    // Written large here, and small in the API.
    interactionType: type === 'voice' ? 'Voice' : 'Message',
    interactionData: data,
    interactionDateCreated: iso8601(createdAt),
    interactionDateUpdated: iso8601(updatedAt),
    ...legParams('inbound', inbound, account),
  }
}

export function outboundParams(outbound: InteractionLeg, account: Account): Record<string, string> {
  return legParams('outbound', outbound, account)
}

function legParams(half: 'inbound' | 'outbound', leg: InteractionLeg, account: Account): Record<string, string> {
  return {
    [`${half}ParticipantSid`]: leg.participantSid,
    [`${half}ResourceSid`]: leg.resourceSid,
    [`${half}ResourceStatus`]: leg.resourceStatus,
    [`${half}ResourceType`]: leg.resourceType,
    [`${half}ResourceUrl`]: resourceUrl(account, leg),
  }
}
