import { decideConversationsEvent, type Decision, type Facts } from '../../src/routing/conversations-event'
import type { ConversationsEvent } from '../../src/webhooks/conversations-event'
import { nothingKnown } from '../fixtures/conversation-facts'
import { joseph } from '../fixtures/crm'

const conversationSid = 'CH0123456789abcdef0123456789abcdef'
const participantSid = 'MB0123456789abcdef0123456789abcdef'
const customer = '+15558675310'
const number = '+15551230001'
const avatar = 'https://example.com/joseph.png'
const { avatar: _, ...withoutPicture } = joseph

const making = { kind: 'is-being-made', customer, attributes: {} } as const
const joined = { kind: 'customer-joined', conversationSid, participantSid, customer, attributes: {} } as const
const closed = { kind: 'closed', conversationSid } as const
const known = { kind: 'customer', customer: joseph } as const
const unknown = { kind: 'customer', customer: undefined } as const
const own = { customer_id: 'customer-17', display_name: 'Joseph Martin', avatar }

const described = (attributes: object) => ({
  kind: 'describe',
  because: 'customer-known',
  conversationSid,
  participantSid,
  attributes,
})
const named = (name: string, attributes: object) => ({ kind: 'name', because: 'customer-known', name, attributes })
const nothing = (because: string) => ({ kind: 'nothing', because })
const between = { customer, number, workers: ['ada@example.com', 'grace@example.com'] }
const ada = { identity: 'ada@example.com' }
const wrote = { kind: 'customer-wrote', conversationSid, author: customer } as const
const unattended = {
  kind: 'unattended',
  asked: { conversationSid, binding: { customer, number } },
  known: {
    ...nothingKnown,
    number: { address: number, service: 'frontline', teams: ['sales'] },
    teams: [{ id: 'sales', strategy: 'sticky', members: [ada] }],
    now: new Date('2026-11-20T12:00:00Z'),
  },
} as const
const empty = { ...between, workers: [] }

const table: readonly (readonly [string, ConversationsEvent, Facts, object])[] = [
  ['names a new Conversation after the customer', making, known, named('Joseph Martin', { avatar })],
  [
    'keeps what others have written to it',
    { ...making, attributes: { topic: 'delivery', avatar: 'old' } },
    known,
    named('Joseph Martin', { topic: 'delivery', avatar }),
  ],
  ['names it without a picture', making, { kind: 'customer', customer: withoutPicture }, named('Joseph Martin', {})],
  ['does not know the customer of a new Conversation', making, unknown, nothing('customer-unknown')],
  ['waits for the customer', { ...making, customer: undefined }, unknown, nothing('no-customer-yet')],
  ['describes a customer who joins', joined, known, described(own)],
  [
    'describes them beside what others have written',
    { ...joined, attributes: { language: 'en', display_name: 'Joe' } },
    known,
    described({ language: 'en', ...own }),
  ],
  ['does not describe them twice', { ...joined, attributes: own }, known, nothing('described-already')],
  [
    'does not describe them twice who have no picture',
    { ...joined, attributes: { customer_id: 'customer-17', display_name: 'Joseph Martin' } },
    { kind: 'customer', customer: withoutPicture },
    nothing('described-already'),
  ],
  [
    'completes what the app has written',
    { ...joined, attributes: { customer_id: 'customer-17' } },
    known,
    described(own),
  ],
  [
    'believes the app that it is somebody else with this phone',
    { ...joined, attributes: { customer_id: 'customer-4' } },
    known,
    nothing('described-as-another'),
  ],
  ['passes over an id that is none', { ...joined, attributes: { customer_id: 7 } }, known, described(own)],
  ['does not know a customer who joins', joined, unknown, nothing('customer-unknown')],
  [
    'releases a customer from all who were there',
    closed,
    { kind: 'closed', all: [between], releasing: [between] },
    {
      kind: 'release',
      because: 'conversation-closed',
      releases: between.workers.map((worker) => ({ customer, number, worker })),
    },
  ],
  [
    'keeps a customer where the number does not say so',
    closed,
    { kind: 'closed', all: [between], releasing: [] },
    nothing('assignments-are-kept'),
  ],
  [
    'releases nobody from nobody',
    closed,
    { kind: 'closed', all: [empty], releasing: [empty] },
    nothing('nobody-was-there'),
  ],
  [
    'releases nobody of a Conversation that is gone',
    closed,
    { kind: 'closed', all: [], releasing: [] },
    nothing('nobody-was-there'),
  ],
  ['leaves a customer who writes to whoever is there', wrote, { kind: 'attended' }, nothing('worker-in-conversation')],
  ['does not know who writes that has no address', wrote, { kind: 'none' }, nothing('customer-without-address')],
  [
    'brings somebody in where nobody is who reads what a customer writes',
    wrote,
    { ...unattended, known: { ...unattended.known, assignedTo: ada.identity } },
    { kind: 'add-worker', customer, number, worker: ada.identity, because: 'assigned', byTurn: false, alert: false },
  ],
  [
    'leaves a blocked customer who writes',
    wrote,
    { ...unattended, known: { ...unattended.known, blockedFrom: 'everybody' } },
    { kind: 'leave', because: 'blocked' },
  ],
  [
    'cannot bring anybody in where there is nobody, which is an alert',
    wrote,
    { ...unattended, known: { ...unattended.known, teams: [] } },
    { kind: 'nobody', because: 'no-team-members', alert: true },
  ],
  ['passes over all else', { kind: 'other' }, { kind: 'none' }, nothing('other-event')],
]

describe('A webhook of Conversations', () => {
  it.each(table)('%s', (_, event, facts, decision) => {
    expect(decideConversationsEvent(event, facts)).toEqual(decision)
  })
})

describe('A very long name', () => {
  const nameOf = (decision: Decision) => (decision.kind === 'name' ? decision.name : undefined)
  const called = (name: string) => ({ kind: 'customer', customer: { ...joseph, name } }) as const

  it.each([
    ['x'.repeat(256), 'x'.repeat(256)],
    ['x'.repeat(257), 'x'.repeat(256)],
    [`${'x'.repeat(255)}👋`, 'x'.repeat(255)],
    [`${'x'.repeat(254)}👋`, `${'x'.repeat(254)}👋`],
  ])('%# is cut where Conversations ends, and not within a character', (name, cut) => {
    expect(nameOf(decideConversationsEvent(making, called(name)))).toBe(cut)
    expect(decideConversationsEvent(joined, called(name))).toMatchObject({ attributes: { display_name: cut } })
  })

  it('and a picture that has no place beside it is left out', () => {
    const customer = { ...joseph, avatar: `https://example.com/${'x'.repeat(17_000)}` }
    const facts = { kind: 'customer', customer } as const
    expect(decideConversationsEvent(making, facts)).toEqual(named('Joseph Martin', {}))
    expect(decideConversationsEvent(joined, facts)).toEqual(
      described({ customer_id: 'customer-17', display_name: 'Joseph Martin' }),
    )
  })

  it('and a customer beside whose attributes no name has a place, is left as they are', () => {
    const attributes = { note: 'x'.repeat(4 * 1024 - 60) }
    expect(decideConversationsEvent({ ...joined, attributes }, known)).toEqual(nothing('attributes-full'))
  })
})
