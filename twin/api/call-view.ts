import type { Account } from '../account'
import type { CallRecord } from './calls-store'
import { rfc2822 } from './responses'

const subresources = {
  notifications: 'Notifications',
  recordings: 'Recordings',
  payments: 'Payments',
  events: 'Events',
  siprec: 'Siprec',
  streams: 'Streams',
  transcriptions: 'Transcriptions',
  user_defined_message_subscriptions: 'UserDefinedMessageSubscriptions',
  user_defined_messages: 'UserDefinedMessages',
}

/** How a call looks in JSON, field by field as in Twilio's OpenAPI file. */
export function callView(account: Account): (call: CallRecord) => object {
  return ({ sid, from, to, status, parentSid, createdAt, answeredAt, endedAt }) => {
    const path = `/2010-04-01/Accounts/${account.sid}/Calls/${sid}`
    const links = Object.entries(subresources).map(([name, folder]) => [name, `${path}/${folder}.json`])
    return {
      sid,
      account_sid: account.sid,
      api_version: '2010-04-01',
      answered_by: null,
      caller_name: null,
      date_created: rfc2822(createdAt),
      date_updated: rfc2822(endedAt ?? answeredAt ?? createdAt),
      direction: parentSid === undefined ? 'inbound' : 'outbound-dial',
      duration: endedAt ? secondsBetween(answeredAt ?? endedAt, endedAt) : null,
      end_time: endedAt ? rfc2822(endedAt) : null,
      forwarded_from: null,
      from,
      from_formatted: from,
      group_sid: null,
      parent_call_sid: parentSid ?? null,
      phone_number_sid: null,
      price: null,
      price_unit: null,
      queue_time: '0',
      start_time: answeredAt ? rfc2822(answeredAt) : null,
      status,
      subresource_uris: Object.fromEntries(links) as object,
      to,
      to_formatted: to,
      trunk_sid: null,
      uri: `${path}.json`,
    }
  }
}

/** Whole seconds, as text. */
function secondsBetween(from: Date, until: Date): string {
  return String(Math.round((until.getTime() - from.getTime()) / 1000))
}
