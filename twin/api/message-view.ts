import type { Account } from '../account'
import type { MessageRecord } from './messages-memory'
import { rfc2822 } from './responses'
import { segmentsIn } from './sms-segments'

/**
 * How a text looks in JSON, field by field as in Twilio's OpenAPI file: `queued` for who sends it, `delivered` for others,
 * and `received` if it came in.
 */
export function messageView(account: Account): (message: MessageRecord, status: 'queued' | 'delivered') => object {
  return (message, status) => {
    const { sid, from, to, body, direction, messagingServiceSid, sentAt } = message
    const path = `/2010-04-01/Accounts/${account.sid}/Messages/${sid}`
    const isQueued = status === 'queued'
    return {
      account_sid: account.sid,
      api_version: '2010-04-01',
      body,
      date_created: rfc2822(sentAt),
      date_sent: isQueued ? null : rfc2822(sentAt),
      date_updated: rfc2822(sentAt),
      direction,
      error_code: null,
      error_message: null,
      // A service takes a text before it has chosen a number for it.
      from: isQueued && messagingServiceSid !== undefined ? null : from,
      messaging_service_sid: messagingServiceSid ?? null,
      num_media: '0',
      num_segments: String(segmentsIn(body)),
      price: null,
      price_unit: null,
      sid,
      status: statusOf(message, status),
      subresource_uris: { media: `${path}/Media.json`, ...(!isQueued && { feedback: `${path}/Feedback.json` }) },
      to,
      uri: `${path}.json`,
    }
  }
}

function statusOf({ direction, messagingServiceSid }: MessageRecord, status: 'queued' | 'delivered'): string {
  if (direction === 'inbound') return 'received'
  return status === 'queued' && messagingServiceSid !== undefined ? 'accepted' : status
}
