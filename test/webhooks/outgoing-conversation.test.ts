import { parseOutgoingConversation } from '../../src/webhooks/outgoing-conversation'
import { documentedChannelTypes, outgoingConversation } from '../fixtures/outgoing-conversation'
import { describeWebhook } from '../support/describe-webhook'

describe('a conversation that a worker starts', () => {
  it('is read from a whole request', () => {
    expect(parseOutgoingConversation(outgoingConversation)).toEqual({
      ok: true,
      event: {
        worker: 'worker-1@example.com',
        customerId: 'customer-17',
        channel: 'sms',
        customer: '+15557654321',
      },
    })
  })

  const customers = { sms: '+123456789', whatsapp: 'whatsapp:+123456789', chat: 'customer-17' } as const

  it.each(documentedChannelTypes)('may use the documented channel %s, with an address of its form', (channel) => {
    const request = { ...outgoingConversation, ChannelType: channel, ChannelValue: customers[channel] }
    expect(parseOutgoingConversation(request)).toMatchObject({
      ok: true,
      event: { channel, customer: customers[channel] },
    })
  })

  it.each([
    ['sms', 'whatsapp:+123456789'],
    ['sms', 'customer-17'],
    ['sms', '123456789'],
    ['whatsapp', '+123456789'],
    ['whatsapp', 'whatsapp:123456789'],
    ['whatsapp', 'whatsapp:'],
    ['chat', '+123456789'],
    ['chat', 'whatsapp:+123456789'],
  ])('cannot use the channel %s with the address %s', (channel, address) => {
    const request = { ...outgoingConversation, ChannelType: channel, ChannelValue: address }
    expect(parseOutgoingConversation(request)).toEqual({
      ok: false,
      problems: [{ field: 'ChannelValue', expected: expect.any(String) }],
    })
  })

  describeWebhook({
    parse: parseOutgoingConversation,
    request: outgoingConversation,
    required: {
      Location: ['getproxyaddress', 'GetCustomersList'],
      Worker: [],
      CustomerId: [],
      ChannelType: ['SMS', 'voice', 'messenger'],
      ChannelValue: ['5557654321', '+0555765432'],
    },
    optional: {},
  })
})
