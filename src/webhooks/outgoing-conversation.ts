import * as v from 'valibot'
import { addressOn, channels, type Channel } from '../routing/address'
import { mapParsed, parseFields, text, type Fields, type Parsed } from './fields'

/** A worker starts a Conversation with a customer and needs to know from which of our addresses. */
export interface OutgoingConversation {
  readonly worker: string
  readonly customerId: string
  readonly channel: Channel
  readonly customer: string
}

/** `GetProxyAddress`. https://www.twilio.com/docs/frontline/outgoing-conversations */
export function parseOutgoingConversation(fields: Fields): Parsed<OutgoingConversation> {
  const entries = {
    Location: v.literal('GetProxyAddress', 'GetProxyAddress'),
    Worker: text,
    CustomerId: text,
    ChannelType: v.picklist(channels, `one of ${channels.join(', ')}`),
    ChannelValue: text,
  }
  const parsed = mapParsed(parseFields(entries, fields), (start) => ({
    worker: start.Worker,
    customerId: start.CustomerId,
    channel: start.ChannelType,
    customer: start.ChannelValue,
  }))
  if (!parsed.ok || addressOn(parsed.event.channel, parsed.event.customer)) return parsed
  const expected =
    parsed.event.channel === 'whatsapp' ? 'whatsapp:+ and digits, as ChannelType says whatsapp' : '+ and digits'
  return { ok: false, problems: [{ field: 'ChannelValue', expected }] }
}
