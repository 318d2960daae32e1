import { decideOutgoingConversation } from '../../src/routing/outgoing-conversation'
import type { Worker } from '../../src/routing/directory'
import type { OutgoingConversation } from '../../src/webhooks/outgoing-conversation'

const toPhone: OutgoingConversation = {
  worker: 'worker-1@example.com',
  customerId: 'customer-17',
  channel: 'sms',
  customer: '+15557654321',
}
const toWhatsApp: OutgoingConversation = { ...toPhone, channel: 'whatsapp', customer: 'whatsapp:+15557654321' }
const toChat: OutgoingConversation = { ...toPhone, channel: 'chat', customer: 'customer-17' }

const own = (address: string) => ({ address, of: 'worker' }) as const
const teams = (address: string) => ({ address, of: 'team' }) as const
const worker = (...proxyAddresses: Worker['proxyAddresses']): Worker => ({
  identity: 'worker-1@example.com',
  proxyAddresses,
})

const table: readonly (readonly [string, OutgoingConversation, Worker | undefined, object])[] = [
  [
    'takes the own number before the team’s',
    toPhone,
    worker(own('+15551230001'), teams('+15551230002')),
    { kind: 'address', proxyAddress: '+15551230001', because: 'own-address' },
  ],
  [
    'takes the team’s number where the worker has none',
    toPhone,
    worker(teams('+15551230002')),
    { kind: 'address', proxyAddress: '+15551230002', because: 'team-address' },
  ],
  [
    'takes the team’s number where the worker’s is of another channel',
    toPhone,
    worker(own('whatsapp:+15551230001'), teams('+15551230002')),
    { kind: 'address', proxyAddress: '+15551230002', because: 'team-address' },
  ],
  [
    'takes a WhatsApp sender for WhatsApp',
    toWhatsApp,
    worker(own('+15551230001'), teams('whatsapp:+15551230002')),
    { kind: 'address', proxyAddress: 'whatsapp:+15551230002', because: 'team-address' },
  ],
  [
    'takes a chat identity for chat',
    toChat,
    worker(own('+15551230001'), own('whatsapp:+15551230001'), teams('sales-desk')),
    { kind: 'address', proxyAddress: 'sales-desk', because: 'team-address' },
  ],
  [
    'passes over the customer’s own number, which Twilio refuses with 48027',
    toPhone,
    worker(own('+15557654321'), teams('+15551230002')),
    { kind: 'address', proxyAddress: '+15551230002', because: 'team-address' },
  ],
  [
    'refuses where only the customer’s own number is left',
    toPhone,
    worker(own('+15557654321')),
    { kind: 'refuse', because: 'no-address-on-channel' },
  ],
  ['refuses where the worker has no address', toPhone, worker(), { kind: 'refuse', because: 'no-address-on-channel' }],
  [
    'refuses WhatsApp where the worker has only a phone number',
    toWhatsApp,
    worker(own('+15551230001')),
    { kind: 'refuse', because: 'no-address-on-channel' },
  ],
  ['refuses a worker whom nobody listed', toPhone, undefined, { kind: 'refuse', because: 'worker-not-in-directory' }],
]

describe('a conversation that a worker starts', () => {
  it.each(table)('%s', (_, start, worker, decision) => {
    expect(decideOutgoingConversation(start, { worker })).toEqual(decision)
  })
})
