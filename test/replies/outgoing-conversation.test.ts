import { answerOutgoingConversation, refuseOutgoingConversation } from '../../src/replies/outgoing-conversation'
import type { Decision } from '../../src/routing/outgoing-conversation'
import type { OutgoingConversation } from '../../src/webhooks/outgoing-conversation'
import { documentedAnswer } from '../fixtures/outgoing-conversation'

const worker = 'worker-1@example.com'
const start = { worker, channel: 'sms', customer: '+15557654321' } as const
const toWhatsApp = { ...start, channel: 'whatsapp', customer: 'whatsapp:+15557654321' } as const
const toChat = { ...start, channel: 'chat', customer: 'customer-17' } as const

describe('the answer to a worker who starts a conversation', () => {
  it.each(['own-address', 'own-address-unchecked'] as const)("is the page's example, and no more: %s", (because) => {
    const decision = { kind: 'address', proxyAddress: '+123456789', why: 'own-address', because, alert: true } as const
    expect(answerOutgoingConversation(decision, start)).toEqual({ kind: 'json', status: 200, body: documentedAnswer })
  })

  const sms =
    'Add one to their "proxyAddresses" under "workers" in routing.json ("+15551234567"), or a number with "service": "frontline" of one of their teams under "numbers", and import it.'
  const refusals: readonly (readonly [string, OutgoingConversation, Decision, number, string])[] = [
    [
      'a worker who is not listed',
      start,
      { kind: 'refuse', because: 'worker-not-in-directory' },
      403,
      `The worker ${worker} is not in the directory. Add them under "workers" in routing.json and import it.`,
    ],
    [
      'no phone number',
      start,
      { kind: 'refuse', because: 'no-address-on-channel' },
      403,
      `The worker ${worker} has no address for sms. ${sms}`,
    ],
    [
      'no WhatsApp sender',
      toWhatsApp,
      { kind: 'refuse', because: 'no-address-on-channel' },
      403,
      `The worker ${worker} has no address for whatsapp. Add one to their "proxyAddresses" under "workers" in routing.json ("whatsapp:+15551234567"), or a number with "service": "frontline" of one of their teams under "numbers", and import it.`,
    ],
    [
      'no chat identity',
      toChat,
      { kind: 'refuse', because: 'no-address-on-channel' },
      403,
      `The worker ${worker} has no address for chat. Add one to their "proxyAddresses" under "workers" in routing.json ("chat:sales"), and import it.`,
    ],
    [
      "only the customer's own",
      start,
      { kind: 'refuse', because: 'only-the-customers-own-address' },
      403,
      `The only address of the worker ${worker} for sms is the customer's own. ${sms}`,
    ],
    [
      'all in use',
      start,
      {
        kind: 'refuse',
        because: 'all-addresses-in-use',
        inUse: ['+15551230001', '+15551230002'],
        beingGiven: ['+15551230003'],
      },
      409,
      `All addresses of the worker ${worker} for sms are in use with this customer: +15551230001 (in a conversation that is not closed), +15551230002 (in a conversation that is not closed), +15551230003 (another worker is being given it just now). Close one of the conversations. Or: ${sms}`,
    ],
  ]

  it.each(refusals)('says what would help: %s', (_, start, decision, status, error) => {
    expect(answerOutgoingConversation(decision, start)).toEqual({ kind: 'json', status, body: { error } })
  })

  it.each(refusals)('never names the customer: %s', (_, start, decision) => {
    expect(JSON.stringify(answerOutgoingConversation(decision, start))).not.toContain('5557654321')
  })
})

describe('the answer to a request that cannot be read', () => {
  const location = { field: 'Location', expected: 'GetProxyAddress' }
  const channelType = { field: 'ChannelType', expected: 'one of sms, whatsapp, chat' }

  it('names the fields, and what would be right', () => {
    expect(refuseOutgoingConversation([channelType, { field: 'Worker', expected: 'given once' }])).toEqual({
      kind: 'json',
      status: 400,
      body: { error: 'ChannelType must be one of sms, whatsapp, chat; Worker must be given once' },
    })
  })

  it('says of another Location at which URL it belongs', () => {
    expect(refuseOutgoingConversation([channelType, location])).toEqual({
      kind: 'json',
      status: 422,
      body: {
        error:
          'Location must be GetProxyAddress: in the Frontline console, /frontline/outgoing-conversation is the "Outgoing Conversation Callback URL"; customers are at /frontline/crm, templates at /frontline/templates; ChannelType must be one of sms, whatsapp, chat',
      },
    })
  })
})
