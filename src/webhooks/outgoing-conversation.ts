import * as v from 'valibot'
import { addressOn, channels, type Channel } from '../routing/address'
import { mapParsed, parseFields, text, type Fields, type Parsed } from './fields'

/** A worker starts a Conversation with a customer and needs to know from which of our addresses. */
export interface OutgoingConversation {
  readonly worker: string
  readonly channel: Channel
  readonly customer: string
}

/**
 * `GetProxyAddress`. https://www.twilio.com/docs/frontline/outgoing-conversations
 * Its `CustomerId` is not read: the choice depends on the address of the customer, and no other customer has it.
 */
export function parseOutgoingConversation(fields: Fields): Parsed<OutgoingConversation> {
  const entries = {
    Location: v.literal('GetProxyAddress', 'GetProxyAddress'),
    Worker: text,
    ChannelType: v.picklist(channels, `one of ${channels.join(', ')}`),
    ChannelValue: text,
  }
  const parsed = mapParsed(parseFields(entries, fields), (start) => ({
    worker: start.Worker,
    channel: start.ChannelType,
    customer: start.ChannelValue,
  }))
  if (!parsed.ok || addressOn(parsed.event.channel, parsed.event.customer)) return parsed
  return { ok: false, problems: [{ field: 'ChannelValue', expected: expectedOn[parsed.event.channel] }] }
}

/** What would be right, in words. The page's examples are `+123456789` and `whatsapp:+123456789`. */
const expectedOn: Readonly<Record<Channel, string>> = {
  sms: '+ and 2 to 15 digits (+15551234567), and none that stands for a number kept back, as ChannelType says sms',
  whatsapp: 'whatsapp:+ and 2 to 15 digits (whatsapp:+15551234567), as ChannelType says whatsapp',
  chat: 'a chat identity, which begins neither with + nor with whatsapp:, as ChannelType says chat',
}
