import type { Account } from '../account'
import type { Interaction, InteractionLeg } from './proxy-store'
import { iso8601 } from './responses'

/** As Twilio's example of the resource writes them; its example of a callback has `call`. */
const TYPES = { call: 'Call', message: 'Message' } as const
const FOLDERS = { call: 'Calls', message: 'Messages' } as const

/** How an interaction looks in JSON, field by field as in Twilio's OpenAPI file. */
export function interactionView(account: Account): (interaction: Interaction) => object {
  const sessionsUrl = `https://proxy.twilio.com/v1/Services/${account.proxyServiceSid}/Sessions`

  function leg(direction: 'inbound' | 'outbound', given: InteractionLeg | undefined): object {
    const fields = {
      participant_sid: given?.participantSid ?? null,
      resource_sid: given?.resourceSid ?? null,
      // Before the other side is called there is no status, and the description allows no null.
      resource_status: given?.resourceStatus ?? 'unknown',
      resource_type: given ? TYPES[given.resourceType] : null,
      resource_url: given ? resourceUrl(account, given) : null,
    }
    return Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${direction}_${name}`, value]))
  }

  return ({ sid, sessionSid, type, data, inbound, outbound, createdAt, updatedAt }) => ({
    sid,
    session_sid: sessionSid,
    service_sid: account.proxyServiceSid,
    account_sid: account.sid,
    data,
    type,
    ...leg('inbound', inbound),
    ...leg('outbound', outbound),
    date_created: iso8601(createdAt),
    date_updated: iso8601(updatedAt),
    url: `${sessionsUrl}/${sessionSid}/Interactions/${sid}`,
  })
}

/** Where the call or message of a leg is: its callback parameter `inboundResourceUrl`, too. */
export function resourceUrl({ sid }: Account, { resourceType, resourceSid }: InteractionLeg): string {
  return `https://api.twilio.com/2010-04-01/Accounts/${sid}/${FOLDERS[resourceType]}/${resourceSid}.json`
}
