import type { Worker } from '../../src/routing/directory'
import { decideOutgoingConversation, unchecked, unnoted, type Facts } from '../../src/routing/outgoing-conversation'
import type { OutgoingConversation } from '../../src/webhooks/outgoing-conversation'

const worker = 'worker-1@example.com'
/** Washington, DC. */
const toPhone: OutgoingConversation = { worker, channel: 'sms', customer: '+12025550199' }
const toWhatsApp: OutgoingConversation = { worker, channel: 'whatsapp', customer: 'whatsapp:+12025550199' }
const toChat: OutgoingConversation = { worker, channel: 'chat', customer: 'customer-17' }

const ownNumber = '+13035550101'
const otherOwn = '+12025550142'
const washington = '+12025550111'
const denver = '+13035550111'
const berlin = '+493012345678'
const ownWhatsApp = 'whatsapp:+13035550101'
const teamsWhatsApp = 'whatsapp:+12025550111'

interface Known extends Partial<Omit<Facts, 'worker'>> {
  readonly own?: readonly string[]
  readonly team?: readonly string[]
}

function decide(start: OutgoingConversation, { own = [], team = [], ...facts }: Known) {
  const of = (kind: 'worker' | 'team') => (address: string) => ({ address, of: kind })
  const listed: Worker = { identity: worker, proxyAddresses: [...own.map(of('worker')), ...team.map(of('team'))] }
  return decideOutgoingConversation(start, { worker: listed, known: [], inUse: [], beingGiven: [], ...facts })
}

type Row = readonly [behaviour: string, OutgoingConversation, Known, address: string, because: string]

const given: readonly Row[] = [
  [
    'takes the own number before the team’s',
    toPhone,
    { own: [ownNumber], team: [washington] },
    ownNumber,
    'own-address',
  ],
  ['takes own numbers in the operator’s order', toPhone, { own: [ownNumber, otherOwn] }, ownNumber, 'own-address'],
  [
    'takes the team’s number where the worker has none',
    toPhone,
    { team: [washington] },
    washington,
    'team-address-nearest',
  ],
  [
    'takes the team’s number where the worker’s is of another channel',
    toPhone,
    { own: [ownWhatsApp], team: [washington] },
    washington,
    'team-address-nearest',
  ],
  [
    'takes the team’s number of the customer’s area',
    toPhone,
    { team: [berlin, denver, washington] },
    washington,
    'team-address-nearest',
  ],
  [
    'takes the team’s number of the customer’s country where that of the area is in use',
    toPhone,
    { team: [berlin, denver, washington], inUse: [washington] },
    denver,
    'team-address-nearest',
  ],
  [
    'takes the team’s number of another country rather than none',
    toPhone,
    { team: [berlin, denver, washington], inUse: [washington, denver] },
    berlin,
    'team-address-nearest',
  ],
  [
    'takes the address on which the customer knows the worker before the own',
    toPhone,
    { own: [ownNumber], team: [washington, denver], known: [denver] },
    denver,
    'known-address',
  ],
  [
    'takes the better known of two',
    toPhone,
    { own: [ownNumber], team: [denver], known: [denver, ownNumber] },
    denver,
    'known-address',
  ],
  [
    'takes the less known where the better known is in use',
    toPhone,
    { own: [ownNumber], team: [denver, washington], known: [denver, washington], inUse: [denver] },
    washington,
    'known-address',
  ],
  [
    'takes the own where the known is in an active Conversation',
    toPhone,
    { own: [ownNumber], team: [denver], known: [denver], inUse: [denver] },
    ownNumber,
    'own-address',
  ],
  [
    'takes the own where the known is none of the worker’s any more',
    toPhone,
    { own: [ownNumber], team: [washington], known: [denver] },
    ownNumber,
    'own-address',
  ],
  [
    'takes the own where the known is of another channel',
    toPhone,
    { own: [ownNumber, ownWhatsApp], known: [ownWhatsApp] },
    ownNumber,
    'own-address',
  ],
  [
    'takes the next own where the first is in use',
    toPhone,
    { own: [ownNumber, otherOwn], team: [washington], inUse: [ownNumber] },
    otherOwn,
    'own-address',
  ],
  [
    'takes the team’s where all own are in use',
    toPhone,
    { own: [ownNumber, otherOwn], team: [washington], inUse: [ownNumber, otherOwn] },
    washington,
    'team-address-nearest',
  ],
  [
    'takes the next where another worker is just being given the first',
    toPhone,
    { own: [ownNumber], team: [washington], known: [ownNumber], beingGiven: [ownNumber] },
    washington,
    'team-address-nearest',
  ],
  [
    'does not mind addresses in use that are not the worker’s',
    toPhone,
    { own: [ownNumber], inUse: [washington, berlin] },
    ownNumber,
    'own-address',
  ],
  [
    'passes over the customer’s own number, which Twilio refuses with 48027',
    toPhone,
    { own: [toPhone.customer], team: [washington], known: [toPhone.customer] },
    washington,
    'team-address-nearest',
  ],
  [
    'takes a WhatsApp sender for WhatsApp',
    toWhatsApp,
    { own: [ownNumber], team: [washington, teamsWhatsApp] },
    teamsWhatsApp,
    'team-address-nearest',
  ],
  [
    'takes the own WhatsApp sender, although the same number is in use on sms',
    toWhatsApp,
    { own: [ownWhatsApp], team: [teamsWhatsApp], inUse: [ownNumber] },
    ownWhatsApp,
    'own-address',
  ],
  [
    'takes the team’s WhatsApp sender where the own is in use',
    toWhatsApp,
    { own: [ownWhatsApp], team: [teamsWhatsApp], inUse: [ownWhatsApp] },
    teamsWhatsApp,
    'team-address-nearest',
  ],
  [
    'takes the known WhatsApp sender',
    toWhatsApp,
    { own: [ownWhatsApp], team: [teamsWhatsApp], known: [teamsWhatsApp] },
    teamsWhatsApp,
    'known-address',
  ],
  [
    'takes a chat identity for chat',
    toChat,
    { own: [ownNumber, ownWhatsApp], team: ['chat:sales'] },
    'chat:sales',
    'team-address-nearest',
  ],
  [
    'takes the own chat identity before the team’s',
    toChat,
    { own: ['chat:ada'], team: ['chat:sales'] },
    'chat:ada',
    'own-address',
  ],
  [
    'takes what the directory says where nobody can say what is in use',
    toPhone,
    { own: [ownNumber], known: [], inUse: undefined },
    ownNumber,
    'own-address-unchecked',
  ],
  [
    'takes the known where nobody can say what is in use',
    toPhone,
    { own: [ownNumber], team: [denver], known: [denver], inUse: undefined },
    denver,
    'known-address-unchecked',
  ],
  [
    'takes one that is not in use where nobody can say what is known',
    toPhone,
    { own: [ownNumber], team: [denver], known: undefined, inUse: [ownNumber] },
    denver,
    'team-address-nearest-unchecked',
  ],
]

const refused: readonly (readonly [behaviour: string, OutgoingConversation, Known, refusal: object])[] = [
  ['where the worker has no address', toPhone, {}, { because: 'no-address-on-channel' }],
  [
    'WhatsApp where the worker has only phone numbers',
    toWhatsApp,
    { own: [ownNumber], team: [washington], known: [ownNumber] },
    { because: 'no-address-on-channel' },
  ],
  ['sms where the worker has only WhatsApp', toPhone, { own: [ownWhatsApp] }, { because: 'no-address-on-channel' }],
  [
    'chat where the worker has only numbers',
    toChat,
    { own: [ownNumber], team: [teamsWhatsApp] },
    { because: 'no-address-on-channel' },
  ],
  [
    'where only the customer’s own number is left',
    toPhone,
    { own: [toPhone.customer, ownWhatsApp] },
    { because: 'only-the-customers-own-address' },
  ],
  [
    'where the only address is in use',
    toPhone,
    { own: [ownNumber], inUse: [ownNumber] },
    { because: 'all-addresses-in-use', inUse: [ownNumber], beingGiven: [] },
  ],
  [
    'where all are in use or just being given to others, and names them, and no others',
    toPhone,
    {
      own: [ownNumber, ownWhatsApp],
      team: [denver, washington],
      known: [washington],
      inUse: [berlin, denver, ownNumber],
      beingGiven: [ownNumber, washington],
    },
    { because: 'all-addresses-in-use', inUse: [ownNumber, denver], beingGiven: [washington] },
  ],
  [
    'where nobody can say what is in use, but all are just being given to others',
    toPhone,
    { own: [ownNumber], inUse: undefined, beingGiven: [ownNumber] },
    { because: 'all-addresses-in-use', inUse: [], beingGiven: [ownNumber] },
  ],
]

describe('a conversation that a worker starts', () => {
  it.each(given)('%s', (_, start, known, proxyAddress, because) => {
    const alert = because.endsWith('-unchecked') ? true : undefined
    const { kind, alert: isAlert, ...rest } = { alert: undefined, ...decide(start, known) }
    expect({ kind, isAlert, ...rest }).toMatchObject({ kind: 'address', proxyAddress, because, isAlert: alert })
  })

  it.each(refused)('is refused %s', (_, start, known, refusal) => {
    expect(decide(start, known)).toEqual({ kind: 'refuse', ...refusal })
  })

  it('is refused to a worker whom nobody listed', () => {
    const facts = { worker: undefined, known: [ownNumber], inUse: [], beingGiven: [] }
    expect(decideOutgoingConversation(toPhone, facts)).toEqual({ kind: 'refuse', because: 'worker-not-in-directory' })
  })
})

describe('what went wrong with an address that is given all the same', () => {
  const address = { kind: 'address', proxyAddress: ownNumber, why: 'own-address', because: 'own-address' } as const

  it('is told to an operator', () => {
    expect(unchecked(address)).toEqual({ ...address, because: 'own-address-unchecked', alert: true })
    expect(unnoted(address)).toEqual({ ...address, because: 'own-address-unnoted', alert: true })
  })

  it('is the graver where both happen', () => {
    expect(unnoted(unchecked(address))).toEqual(unchecked(address))
  })
})
