import { parseOutgoingConversation } from '../../src/webhooks/outgoing-conversation'
import {
  documentedChannelTypes,
  outgoingConversation,
  outgoingOnChat,
  outgoingOnWhatsApp,
} from '../fixtures/outgoing-conversation'
import { without } from '../support/clones'
import { describeWebhook } from '../support/describe-webhook'

describe('a conversation that a worker starts', () => {
  it.each([
    ['sms', '+15557654321', outgoingConversation],
    ['whatsapp', 'whatsapp:+15557654321', outgoingOnWhatsApp],
    ['chat', 'customer-17', outgoingOnChat],
  ])('is read from a whole request on %s', (channel, customer, request) => {
    const event = { worker: 'worker-1@example.com', channel, customer }
    expect(parseOutgoingConversation(request)).toEqual({ ok: true, event })
  })

  it.each([undefined, '', 'x'.repeat(2_000)])('does not need a good CustomerId: %j', (CustomerId) => {
    const request = without(outgoingConversation, 'CustomerId')
    const given = CustomerId === undefined ? request : { ...request, CustomerId }
    expect(parseOutgoingConversation(given)).toEqual(parseOutgoingConversation(outgoingConversation))
  })

  const customers = { sms: '+123456789', whatsapp: 'whatsapp:+123456789', chat: 'customer-17' } as const

  it.each(documentedChannelTypes)('may use the documented channel %s, with an address of its form', (channel) => {
    const request = { ...outgoingConversation, ChannelType: channel, ChannelValue: customers[channel] }
    expect(parseOutgoingConversation(request)).toMatchObject({
      ok: true,
      event: { channel, customer: customers[channel] },
    })
  })

  const phone =
    '+ and 2 to 15 digits (+15551234567), and none that stands for a number kept back, as ChannelType says sms'
  const whatsApp = 'whatsapp:+ and 2 to 15 digits (whatsapp:+15551234567), as ChannelType says whatsapp'
  const chat = 'a chat identity, which begins neither with + nor with whatsapp:, as ChannelType says chat'

  it.each([
    ['sms', 'whatsapp:+123456789', phone],
    ['sms', 'customer-17', phone],
    ['sms', '123456789', phone],
    ['sms', '+266696687', phone],
    ['sms', '+1234567890123456', phone],
    ['whatsapp', '+123456789', whatsApp],
    ['whatsapp', 'whatsapp:123456789', whatsApp],
    ['whatsapp', 'whatsapp:', whatsApp],
    ['whatsapp', 'WhatsApp:+123456789', whatsApp],
    ['chat', '+123456789', chat],
    ['chat', 'whatsapp:+123456789', chat],
  ])('cannot use the channel %s with the address %s, and says what would be right', (channel, address, expected) => {
    const request = { ...outgoingConversation, ChannelType: channel, ChannelValue: address }
    expect(parseOutgoingConversation(request)).toEqual({ ok: false, problems: [{ field: 'ChannelValue', expected }] })
  })

  describeWebhook({
    parse: parseOutgoingConversation,
    request: outgoingConversation,
    required: {
      Location: ['getproxyaddress', 'GetCustomersList'],
      Worker: [],
      ChannelType: ['SMS', 'voice', 'messenger'],
      ChannelValue: ['5557654321', '+0555765432'],
    },
    optional: {},
  })
})
