import { parseConversationRouting } from '../../src/webhooks/conversation-routing'
import { conversationRouting, routingOnWhatsApp } from '../fixtures/conversation-routing'
import { without } from '../support/clones'
import { describeWebhook } from '../support/describe-webhook'

const conversationSid = 'CH0123456789abcdef0123456789abcdef'
const address = 'MessagingBinding.Address'
const proxyAddress = 'MessagingBinding.ProxyAddress'

describe('a Conversation that is to be routed', () => {
  it.each([
    ['by text or phone', conversationRouting, { customer: '+15557654321', number: '+15551230001' }],
    ['on WhatsApp', routingOnWhatsApp, { customer: 'whatsapp:+15557654321', number: 'whatsapp:+15551230001' }],
  ])('is read from a whole request %s', (_, request, binding) => {
    expect(parseConversationRouting(request)).toEqual({ ok: true, event: { conversationSid, binding } })
  })

  it('needs no more than its SID and its two addresses', () => {
    const request = {
      ConversationSid: conversationSid,
      [address]: '+15557654321',
      [proxyAddress]: '+15551230001',
    }
    expect(parseConversationRouting(request)).toEqual(parseConversationRouting(conversationRouting))
  })

  it.each([[[address]], [[proxyAddress]], [[address, proxyAddress]]])('has no two addresses without %j', (fields) => {
    const request = fields.reduce<Record<string, string>>(without, conversationRouting)
    expect(parseConversationRouting(request)).toEqual({ ok: true, event: { conversationSid, binding: undefined } })
  })

  describeWebhook({
    parse: parseConversationRouting,
    request: conversationRouting,
    required: { ConversationSid: ['CA0123456789abcdef0123456789abcdef', 'CH0123', '…'] },
    optional: { [address]: [], [proxyAddress]: [] },
  })
})
