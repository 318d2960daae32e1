import type { AddWorker } from '../../src/routing/add-worker'
import { decideConversationRouting, type Facts } from '../../src/routing/conversation-routing'
import type { Member, OwnNumber, Team } from '../../src/routing/directory'
import { weekdays, type Hours } from '../../src/routing/hours'
import { sticky } from '../../src/routing/strategies'
import { nothingKnown } from '../fixtures/conversation-facts'
import { german } from '../fixtures/prompts'

const customer = '+15557654321'
const number: OwnNumber = { address: '+15551230001', service: 'frontline', teams: ['sales', 'night'] }
const binding = { customer, number: number.address }
const asked = { conversationSid: 'CH0123456789abcdef0123456789abcdef', binding }

/** None of them has a phone: Frontline's app is enough. */
const [ada, bob, eve, joe] = ['ada', 'bob', 'eve', 'joe'].map((name): Member => ({
  identity: `${name}@example.com`,
})) as [Member, Member, Member, Member]
const now = new Date('2026-11-25T12:00:00Z')
const hours = (until: number): Hours => ({
  id: 'hours',
  timeZone: 'UTC',
  week: Object.fromEntries(weekdays.map((day) => [day, [{ from: 9 * 60, until }]])),
  holidays: [],
  closures: [],
})
const [open, closed] = [hours(12 * 60 + 1), hours(12 * 60)]

const team = (id: string, members: readonly Member[], more: Partial<Team> = {}): Team => ({
  id,
  strategy: 'sticky',
  members,
  ...more,
})
const facts: Facts = {
  ...nothingKnown,
  number,
  teams: [team('sales', [ada, bob], { hours: open }), team('night', [eve])],
  now,
}

const away = (...members: readonly Member[]) => ({ absences: members.map(({ identity }) => ({ worker: identity })) })
const off = (...members: readonly Member[]) => ({ unavailable: members.map(({ identity }) => identity) })
const favourite = sticky(customer, [ada, bob]) ?? ada
const other = favourite === ada ? bob : ada
const nobodysYet = { insteadOf: undefined }

const added = (worker: Member, because: AddWorker['because'], more: Partial<AddWorker> = {}) => ({
  kind: 'add-worker',
  ...binding,
  worker: worker.identity,
  because,
  byTurn: false,
  assign: undefined,
  sayClosed: undefined,
  alert: false,
  ...more,
})
const decide = (changed: Partial<Facts>) => decideConversationRouting(asked, { ...facts, ...changed })

type Row = readonly [string, Partial<Facts>, Member, AddWorker['because'], Partial<AddWorker>?]

/** Jest would take what a row leaves out for a callback. */
const whole = (rows: readonly Row[]) =>
  rows.map(([title, changed, worker, because, more = {}]) => [title, changed, worker, because, more] as const)

const toAda = { assignedTo: ada.identity }
const toJoe = { assignedTo: joe.identity }
const asks = [team('sales', [ada, bob], { asksAvailability: true }), team('night', [eve])]
const byTurns = [team('sales', [ada, bob], { strategy: 'round-robin' })]
const afterHours = [team('sales', [ada, bob], { hours: closed }), team('night', [eve], { hours: closed })]
const menu = { chosenInMenu: true, teams: [team('support', [eve])], elsewhere: [team('sales', [ada, bob])] }
const onceAnHour = { prompts: undefined, onceInSeconds: 3600 }

const rows: readonly Row[] = [
  ['whose customer it is', toAda, ada, 'assigned'],
  ['whose customer it is, in a team that is overflowed to', { assignedTo: eve.identity }, eve, 'assigned'],
  [
    'whose customer it is, rather than whom they last wrote to',
    { ...toAda, previousWorker: bob.identity },
    ada,
    'assigned',
  ],
  [
    'who is busy with sessions at the phone',
    { ...toAda, openSessions: new Map([[ada.identity, 500]]) },
    ada,
    'assigned',
  ],
  [
    'in the last Conversation, to whom they belong from now on',
    { previousWorker: eve.identity },
    eve,
    'previous-conversation',
    { assign: nobodysYet },
  ],
  [
    'in the last Conversation, while whoever they belong to is away',
    { ...toAda, ...away(ada), previousWorker: eve.identity },
    eve,
    'assigned-worker-away',
  ],
  [
    'of the strategy, as whoever was in the last Conversation has left',
    { previousWorker: 'zoe@example.com' },
    favourite,
    'first-contact',
    { assign: nobodysYet },
  ],
  ['of the strategy, for whoever comes first', {}, favourite, 'first-contact', { assign: nobodysYet }],
  [
    'whose turn it is, which is taken',
    { teams: byTurns, turn: { number: 1 } },
    bob,
    'first-contact',
    { assign: nobodysYet, byTurn: true },
  ],
  ['who stands in for somebody, by no turn', { ...toAda, ...away(ada), teams: byTurns }, bob, 'assigned-worker-away'],
  [
    'who is least busy',
    {
      teams: [team('sales', [ada, bob], { strategy: 'least-busy' })],
      openSessions: new Map([[favourite.identity, 1]]),
    },
    other,
    'first-contact',
    { assign: nobodysYet },
  ],
  [
    'of the strategy, where a closed Conversation leaves the customer to nobody',
    { number: { ...number, releaseOnClose: true }, previousWorker: eve.identity },
    favourite,
    'first-contact',
    { assign: nobodysYet },
  ],
  [
    'whose customer it is again, where a closed Conversation leaves the customer to nobody',
    { number: { ...number, releaseOnClose: true }, ...toAda, previousWorker: eve.identity },
    ada,
    'assigned',
  ],
  ['who is not away', away(favourite), other, 'first-contact', { assign: nobodysYet }],
  [
    'who is back to the minute',
    { absences: [{ worker: favourite.identity, until: now.toISOString() }] },
    favourite,
    'first-contact',
    { assign: nobodysYet },
  ],
  ['who has Frontline’s switch on', { teams: asks, ...off(favourite) }, other, 'first-contact', { assign: nobodysYet }],
  ['who has it off, in a team that does not ask', off(favourite), favourite, 'first-contact', { assign: nobodysYet }],
  ['who stands in for somebody who has it off', { ...toAda, teams: asks, ...off(ada) }, bob, 'assigned-worker-away'],
  ['whom the team overflows to', away(ada, bob), eve, 'first-contact', { assign: nobodysYet }],
  [
    'whom the team overflows to when it closes',
    { teams: [team('sales', [ada, bob], { hours: closed }), team('night', [eve])] },
    eve,
    'first-contact',
    { assign: nobodysYet },
  ],
  [
    'who takes over from somebody who has left',
    toJoe,
    favourite,
    'assigned-worker-left',
    { assign: { insteadOf: joe.identity } },
  ],
  [
    'from whom the customer is not kept',
    { blockedFrom: [favourite.identity] },
    other,
    'first-contact',
    { assign: nobodysYet },
  ],
  ['of the key that was pressed', menu, eve, 'chosen-in-menu', { assign: nobodysYet }],
  ['whose customer it is, whatever key was pressed', { ...menu, ...toAda }, ada, 'assigned'],
  [
    'in the last Conversation, whatever key was pressed',
    { ...menu, previousWorker: ada.identity },
    ada,
    'previous-conversation',
    { assign: nobodysYet },
  ],
  [
    'of the key, who stands in for somebody of another team who keeps the customer',
    { ...menu, ...toAda, ...away(ada) },
    eve,
    'assigned-worker-away',
  ],
]

describe('a Conversation that a customer has begun is joined by the worker', () => {
  it.each(whole(rows))('%s', (_, changed, worker, because, more) => {
    expect(decide(changed)).toEqual(added(worker, because, more))
  })

  it('and an operator learns of it where not everything could be asked', () => {
    expect(decide({ isComplete: false })).toMatchObject({ worker: favourite.identity, alert: true })
  })
})

const nobodyFree: readonly Row[] = [
  ['whose customer it is, when all are away', { ...toAda, ...away(ada, bob, eve) }, ada, 'nobody-available'],
  [
    'whose customer it is, when all are off',
    { ...toAda, teams: [asks[0] as Team], ...off(ada, bob) },
    ada,
    'nobody-available',
  ],
  [
    'of the last Conversation, when all are away',
    { previousWorker: eve.identity, ...away(ada, bob, eve) },
    eve,
    'nobody-available',
    { assign: nobodysYet },
  ],
  [
    'who is always the same, when all are away and a closed Conversation leaves the customer to nobody',
    { number: { ...number, releaseOnClose: true }, previousWorker: eve.identity, ...away(ada, bob, eve) },
    favourite,
    'nobody-available',
    { assign: nobodysYet },
  ],
  [
    'who is always the same, when all are away',
    away(ada, bob, eve),
    favourite,
    'nobody-available',
    { assign: nobodysYet },
  ],
  [
    'who takes over from somebody who has left, when all are away',
    { ...toJoe, ...away(ada, bob, eve) },
    favourite,
    'nobody-available',
    { assign: { insteadOf: joe.identity } },
  ],
  [
    'whose customer it is, of another key, when all of this one are away',
    { ...menu, ...toAda, ...away(ada, eve) },
    ada,
    'nobody-available',
  ],
  [
    'whose customer it is, after hours, and the customer is told',
    { ...toAda, teams: afterHours },
    ada,
    'after-hours',
    { sayClosed: onceAnHour },
  ],
  [
    'who is there in the morning, after hours, and the customer is told as often as the number says, in its language',
    {
      teams: afterHours,
      ...away(favourite),
      number: { ...number, answerEverySeconds: 60 },
      prompts: german,
    },
    other,
    'after-hours',
    { assign: nobodysYet, sayClosed: { prompts: german, onceInSeconds: 60 } },
  ],
  [
    'who is always the same, after hours',
    { teams: afterHours },
    favourite,
    'after-hours',
    { assign: nobodysYet, sayClosed: onceAnHour },
  ],
  [
    'who stands in for somebody from whom the customer is kept, after hours',
    { ...toAda, teams: afterHours, blockedFrom: [ada.identity] },
    bob,
    'after-hours',
    { sayClosed: onceAnHour },
  ],
]

describe('while nobody is free, what the customer writes waits in the app of the worker', () => {
  it.each(whole(nobodyFree))('%s', (_, changed, worker, because, more) => {
    expect(decide(changed)).toEqual(added(worker, because, more))
  })
})

describe('a customer who keeps their number back', () => {
  const conversations = Array.from({ length: 40 }, (_, n) => `CH${String(n).padStart(32, '0')}`)
  const withheld = (conversationSid: string, changed: Partial<Facts> = {}) =>
    decideConversationRouting(
      { conversationSid, binding: { ...binding, customer: '+266696687' } },
      { ...facts, ...changed },
    )
  const workersOf = (decisions: readonly ReturnType<typeof decide>[]) =>
    decisions.map((decision) => (decision.kind === 'add-worker' ? decision.worker : undefined))

  it('is nobody who was there before, and belongs to nobody', () => {
    const last = { ...toAda, previousWorker: ada.identity, ...away(ada) }
    expect(withheld(asked.conversationSid, last)).toMatchObject({
      worker: bob.identity,
      because: 'first-contact',
      assign: undefined,
    })
    expect(withheld(asked.conversationSid, { ...last, teams: afterHours })).toMatchObject({ assign: undefined })
  })

  it('reaches another worker than others who do, and the same one however often Twilio asks', () => {
    const workers = workersOf(conversations.map((sid) => withheld(sid)))
    expect(new Set(workers)).toEqual(new Set([ada.identity, bob.identity]))
    expect(workersOf(conversations.map((sid) => withheld(sid, toAda)))).toEqual(workers)
  })
})

describe('at a number that is not in the directory, the Conversation is joined by', () => {
  const unlisted = { number: undefined, teams: [], stillOurs: [ada.identity, bob.identity] }

  const known: readonly Row[] = [
    ['whoever the customer belongs to', toAda, ada, 'assigned'],
    ['whoever alone writes from it', { owner: eve.identity }, eve, 'own-address', { assign: nobodysYet }],
    [
      'whoever alone writes from it, who is away and after hours',
      { owner: eve.identity, ...away(eve), unavailable: [eve.identity] },
      eve,
      'own-address',
      { assign: nobodysYet },
    ],
    ['whoever alone writes from it, whose customer it is', { ...toAda, owner: ada.identity }, ada, 'own-address'],
    [
      'whoever alone writes from it, although the customer wrote with somebody else there',
      { ...toAda, previousWorker: bob.identity, owner: eve.identity },
      eve,
      'own-address',
      { assign: { insteadOf: ada.identity } },
    ],
    [
      'whoever else knows the customer, who is kept from whoever alone writes from it',
      { ...toAda, owner: eve.identity, blockedFrom: [eve.identity] },
      ada,
      'assigned',
    ],
    [
      'whoever was in the last Conversation',
      { previousWorker: bob.identity },
      bob,
      'previous-conversation',
      { assign: nobodysYet },
    ],
    [
      'whoever was in the last Conversation, in the place of somebody who has left',
      { ...toJoe, previousWorker: bob.identity },
      bob,
      'previous-conversation',
      { assign: { insteadOf: joe.identity } },
    ],
  ]

  it.each([
    ['the only one who writes from it', { owner: eve.identity, blockedFrom: [eve.identity] }],
    ['whoever knew them', { ...toAda, blockedFrom: [ada.identity] }],
  ])('nobody, and there is nothing to mend, when they are kept from %s', (_, changed) => {
    expect(decide({ ...unlisted, ...changed })).toEqual({ kind: 'leave', because: 'blocked' })
  })

  it.each(whole(known))('%s', (_, changed, worker, because, more) => {
    expect(decide({ ...unlisted, ...changed })).toEqual(added(worker, because, more))
  })

  it.each([
    ['the customer is known to nobody', {}],
    ['whoever knew them has left', toJoe],
  ])('nobody when %s', (_, changed) => {
    expect(decide({ ...unlisted, ...changed })).toEqual({
      kind: 'nobody',
      because: 'number-not-in-directory',
      alert: true,
    })
  })
})

describe('nobody joins', () => {
  it.each([
    ['a Conversation with a worker in it', { workers: [eve.identity], ...toAda }, 'leave', 'worker-in-conversation'],
    ['one that is gone', { workers: undefined }, 'leave', 'conversation-gone'],
    ['that of somebody who is blocked', { blockedFrom: 'everybody' }, 'leave', 'blocked'],
    [
      'that of somebody who is kept from all',
      { blockedFrom: [ada, bob, eve].map(({ identity }) => identity) },
      'leave',
      'blocked',
    ],
    ['where the team has no workers', { teams: [team('sales', [])] }, 'nobody', 'no-team-members'],
    ['where the team is no longer there', { teams: [] }, 'nobody', 'no-team-members'],
  ] as const)('%s', (_, changed: Partial<Facts>, kind, because) => {
    expect(decide(changed)).toMatchObject({ kind, because })
  })

  it('one that is not in the service of Frontline, of which an operator learns', () => {
    expect(decide({ workers: undefined })).toEqual({ kind: 'leave', because: 'conversation-gone', alert: true })
  })

  it('one without addresses: it is unknown whose it is, and which team’s', () => {
    const chat = { ...asked, binding: undefined }
    expect(decideConversationRouting(chat, facts)).toEqual({ kind: 'nobody', because: 'no-addresses', alert: true })
    expect(decideConversationRouting(chat, { ...facts, workers: [ada.identity] })).toMatchObject({ kind: 'leave' })
  })
})
