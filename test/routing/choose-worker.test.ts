import * as fc from 'fast-check'
import { chooseWorker, isFirstContact, type Choice, type Facts } from '../../src/routing/choose-worker'
import { strategies, type Member, type Team } from '../../src/routing/directory'
import { weekdays, type Hours } from '../../src/routing/hours'
import { capacityOf, isCounted, standingsOf } from '../../src/routing/standings'
import { leastBusy, roundRobin, sticky } from '../../src/routing/strategies'

const ada = { identity: 'ada@example.com', phone: '+15559990001' }
const bob = { identity: 'bob@example.com', phone: '+15559990002' }
const eve = { identity: 'eve@example.com', phone: '+15559990003' }
const silent = { identity: 'silent@example.com' }

const at = (text: string): Hours => ({
  id: text,
  timeZone: 'UTC',
  week: Object.fromEntries(weekdays.map((day) => [day, [{ from: 9 * 60, until: 17 * 60 }]])),
  holidays: [],
  closures: [{ from: `${text}T00:00`, until: `${text}T23:59` }],
})
const now = new Date('2026-11-25T12:00:00.000Z')
const daytime = at('2026-12-25')
const closed = at('2026-11-25')

const team = (id: string, members: readonly Member[], hours?: Hours): Team => ({
  id,
  strategy: 'sticky',
  members,
  hours,
})
const teamOf = (...members: readonly Member[]) => ({ teams: [team('sales', members)] })

const facts: Facts = {
  customer: '+15557654321',
  assignedTo: undefined,
  teams: [team('sales', [ada], daytime), team('support', [bob], daytime)],
  absences: [],
  openSessions: new Map(),
  turn: { number: 0 },
  now,
}

type WhyWorker = Extract<Choice, { kind: 'worker' }>['because']
type WhyNobody = Extract<Choice, { kind: 'nobody' }>['because']
type Row<Expected extends readonly unknown[]> = readonly [string, Partial<Facts>, ...Expected]

const away = (worker: string, until?: string) => ({ absences: [{ worker, until }] })
const sessions = (numbers: Readonly<Record<string, number>>) => ({ openSessions: new Map(Object.entries(numbers)) })

const toAda = { assignedTo: ada.identity }
const capacity2 = { ...ada, capacity: 2 }

const assigned: readonly Row<[Member, string, WhyWorker]>[] = [
  ['is theirs', toAda, ada, 'sales', 'assigned'],
  ['is theirs, of a team that is overflowed to', { assignedTo: bob.identity }, bob, 'support', 'assigned'],
  [
    'is theirs, of a team that is overflowed to from a closed one',
    { assignedTo: bob.identity, teams: [team('sales', [ada], closed), team('support', [bob])] },
    bob,
    'support',
    'assigned',
  ],
  [
    'is theirs, although another is less busy',
    { ...toAda, teams: [{ ...team('sales', [bob, ada]), strategy: 'least-busy' }], ...sessions({ [ada.identity]: 7 }) },
    ada,
    'sales',
    'assigned',
  ],
  [
    'is theirs, back to the minute',
    { ...toAda, ...away(ada.identity, '2026-11-25T12:00:00Z') },
    ada,
    'sales',
    'assigned',
  ],
  [
    'is not theirs a moment before they are back',
    { ...toAda, ...away(ada.identity, '2026-11-25T12:00:00.001Z') },
    bob,
    'support',
    'assigned-worker-away',
  ],
  [
    'is not theirs, away for nobody knows how long',
    { ...toAda, ...away(ada.identity) },
    bob,
    'support',
    'assigned-worker-away',
  ],
  [
    'is not theirs, away for a second time',
    { ...toAda, absences: [...away(ada.identity, '2026-11-01T00:00Z').absences, ...away(ada.identity).absences] },
    bob,
    'support',
    'assigned-worker-away',
  ],
  ['is theirs, although another is away', { ...toAda, ...away(bob.identity) }, ada, 'sales', 'assigned'],
  [
    'is theirs, with room for one more',
    { ...toAda, ...teamOf(capacity2, bob), ...sessions({ [ada.identity]: 1 }) },
    capacity2,
    'sales',
    'assigned',
  ],
  [
    'is not theirs, who is full',
    { ...toAda, ...teamOf(capacity2, bob), ...sessions({ [ada.identity]: 2 }) },
    bob,
    'sales',
    'assigned-worker-full',
  ],
  [
    'is not theirs, who is more than full since the capacity was lowered',
    { ...toAda, ...teamOf(capacity2, bob), ...sessions({ [ada.identity]: 3 }) },
    bob,
    'sales',
    'assigned-worker-full',
  ],
  [
    'is not theirs, whose capacity is none',
    { ...toAda, ...teamOf({ ...ada, capacity: 0 }, bob) },
    bob,
    'sales',
    'assigned-worker-full',
  ],
  ['is theirs with 499 sessions', { ...toAda, ...sessions({ [ada.identity]: 499 }) }, ada, 'sales', 'assigned'],
  [
    'is not theirs with 500 sessions, the most there can be',
    { ...toAda, ...sessions({ [ada.identity]: 500 }) },
    bob,
    'support',
    'assigned-worker-full',
  ],
  [
    'is not theirs with 500 sessions, whatever the operator wrote',
    { ...toAda, ...teamOf({ ...ada, capacity: 501 }, bob), ...sessions({ [ada.identity]: 500 }) },
    bob,
    'sales',
    'assigned-worker-full',
  ],
  [
    'is not theirs, who has no phone',
    { assignedTo: silent.identity, ...teamOf(silent, bob) },
    bob,
    'sales',
    'assigned-worker-without-phone',
  ],
  [
    'is not theirs, whose phone is no phone number',
    { ...toAda, ...teamOf({ ...ada, phone: '5559990001' }, bob) },
    bob,
    'sales',
    'assigned-worker-without-phone',
  ],
  [
    'is not theirs, whose team has closed',
    { ...toAda, teams: [team('sales', [ada], closed), team('support', [bob])] },
    bob,
    'support',
    'assigned-worker-off-duty',
  ],
  ['is not theirs, who has left', { assignedTo: 'zoe@example.com' }, ada, 'sales', 'assigned-worker-left'],
]

describe('whoever gets a customer who belongs to somebody', () => {
  it.each(assigned)('%s', (_, changed, worker, team, because) => {
    expect(chooseWorker({ ...facts, ...changed })).toEqual({ kind: 'worker', worker, team, because })
  })
})

const everyHindrance = { ...away(ada.identity), ...sessions({ [ada.identity]: 2 }) }

describe('of several hindrances, one is told:', () => {
  it.each<Row<[WhyWorker]>>([
    [
      'no phone before absence and capacity',
      { ...toAda, ...everyHindrance, ...teamOf({ ...capacity2, phone: undefined }, bob) },
      'assigned-worker-without-phone',
    ],
    ['absence before capacity', { ...toAda, ...everyHindrance, ...teamOf(capacity2, bob) }, 'assigned-worker-away'],
    [
      'a closed team before absence, capacity and phone',
      {
        ...toAda,
        ...everyHindrance,
        teams: [team('sales', [{ ...capacity2, phone: undefined }], closed), team('support', [bob])],
      },
      'assigned-worker-off-duty',
    ],
    [
      'that of an open team before a closed team',
      { ...toAda, ...away(ada.identity), teams: [team('sales', [ada], closed), team('support', [ada, bob])] },
      'assigned-worker-away',
    ],
    [
      'that of the first open team',
      {
        ...toAda,
        ...sessions({ [ada.identity]: 2 }),
        teams: [team('sales', [capacity2]), team('support', [{ ...ada, phone: undefined }, bob])],
      },
      'assigned-worker-full',
    ],
  ])('%s', (_, changed, because) => {
    expect(chooseWorker({ ...facts, ...changed })).toMatchObject({ kind: 'worker', worker: bob, because })
  })
})

describe('a worker of two teams', () => {
  const inBoth = { ...toAda, teams: [team('sales', [ada], closed), team('support', [ada, bob])] }

  it('is found in the one that is open', () => {
    const choice = chooseWorker({ ...facts, ...inBoth })
    expect(choice).toEqual({ kind: 'worker', worker: ada, team: 'support', because: 'assigned' })
  })

  it('is found in the first, where both are open', () => {
    const teams = [team('sales', [bob, ada]), team('support', [ada])]
    expect(chooseWorker({ ...facts, ...toAda, teams })).toMatchObject({ worker: ada, team: 'sales' })
  })

  it('is found where they are free, although full by what the first team says', () => {
    const teams = [team('sales', [bob, capacity2]), team('support', [ada])]
    const choice = chooseWorker({ ...facts, ...toAda, teams, ...sessions({ [ada.identity]: 2 }) })
    expect(choice).toEqual({ kind: 'worker', worker: ada, team: 'support', because: 'assigned' })
  })

  it('who has left both has left', () => {
    expect(chooseWorker({ ...facts, ...inBoth, assignedTo: eve.identity })).toMatchObject({
      because: 'assigned-worker-left',
    })
  })
})

const firstContacts: readonly Row<[Member, string]>[] = [
  ['is of the first team', {}, ada, 'sales'],
  ['overflows from a closed team', { teams: [team('sales', [ada], closed), team('support', [bob])] }, bob, 'support'],
  ['overflows from a team of which everybody is away', away(ada.identity), bob, 'support'],
  [
    'overflows from a team of which everybody is full',
    { teams: [team('sales', [capacity2]), team('support', [bob])], ...sessions({ [ada.identity]: 2 }) },
    bob,
    'support',
  ],
  [
    'overflows from a team without phones',
    { teams: [team('sales', [silent]), team('support', [bob])] },
    bob,
    'support',
  ],
  ['overflows from a team without members', { teams: [team('sales', []), team('support', [bob])] }, bob, 'support'],
  [
    'overflows twice',
    { teams: [team('sales', []), team('support', [bob], closed), team('night', [eve])] },
    eve,
    'night',
  ],
  ['is whoever is left of a team', { ...teamOf(silent, ada, bob), ...away(ada.identity) }, bob, 'sales'],
]

describe('whoever gets a customer who belongs to nobody', () => {
  it.each(firstContacts)('%s', (_, changed, worker, team) => {
    const choice = chooseWorker({ ...facts, ...changed })
    expect(choice).toEqual({ kind: 'worker', worker, team, because: 'first-contact' })
  })

  const members = [ada, bob, eve]
  const customers = Array.from({ length: 30 }, (_, index) => `+1555123${1000 + index}`)
  const openSessions = new Map([
    [ada.identity, 2],
    [bob.identity, 1],
    [eve.identity, 1],
  ])

  it.each([
    ['sticky', (customer: string) => sticky(customer, members)],
    ['least-busy', (customer: string) => leastBusy(customer, members, openSessions)],
    ['round-robin', (_: string, turn: number) => roundRobin(turn, members)],
  ] as const)('is chosen by the team’s strategy: %s', (strategy, expected) => {
    const teams = [{ ...team('sales', members), strategy }]
    const chosen = customers.map((customer, turn) =>
      chooseWorker({ ...facts, teams, customer, turn: { number: turn }, openSessions }),
    )
    expect(chosen).toEqual(
      customers.map((customer, turn) => ({
        kind: 'worker',
        worker: expected(customer, turn),
        team: 'sales',
        because: 'first-contact',
      })),
    )
  })

  it('is chosen by the strategy of the team that is overflowed to', () => {
    const teams: readonly Team[] = [team('sales', []), { ...team('support', members), strategy: 'round-robin' }]
    const chosen = [0, 1, 2, 3].map((turn) => chooseWorker({ ...facts, teams, turn: { number: turn } }))
    expect(chosen).toMatchObject([ada, bob, eve, ada].map((worker) => ({ worker })))
  })

  it('is chosen by turns among those who are free', () => {
    const teams: readonly Team[] = [{ ...team('sales', members), strategy: 'round-robin' }]
    const chosen = [0, 1, 2].map((turn) =>
      chooseWorker({ ...facts, teams, turn: { number: turn }, ...away(ada.identity) }),
    )
    expect(chosen).toMatchObject([bob, eve, bob].map((worker) => ({ worker })))
  })
})

describe('whoever stands in for somebody', () => {
  const members = [ada, bob, eve]
  const customers = Array.from({ length: 30 }, (_, index) => `+1555123${1000 + index}`)
  /** So that the least busy is somebody else than whoever is chosen by the customer alone. */
  const openSessions = new Map([
    [bob.identity, 1],
    [eve.identity, 0],
  ])
  const chosenBy = (strategy: Team['strategy'], changed: Partial<Facts>) =>
    customers.map((customer, turn) => {
      const teams = [{ ...team('sales', members), strategy }]
      const choice = chooseWorker({ ...facts, customer, teams, turn: { number: turn }, openSessions, ...changed })
      return choice.kind === 'worker' ? choice.worker : undefined
    })

  it.each(strategies)('is chosen by the customer alone, also in a %s team', (strategy) => {
    const standIns = customers.map((customer) => sticky(customer, [bob, eve]))
    expect(new Set(standIns).size).toBe(2)
    expect(chosenBy(strategy, { ...toAda, ...away(ada.identity) })).toEqual(standIns)
    expect(chosenBy(strategy, { givenInVainTo: ada.identity, ...away(ada.identity) })).toEqual(standIns)
  })

  it.each(strategies)('for somebody who has left, too: a %s team', (strategy) => {
    const heirs = customers.map((customer) => sticky(customer, members))
    expect(chosenBy(strategy, { assignedTo: 'zoe@example.com' })).toEqual(heirs)
  })
})

describe('a first contact', () => {
  it.each<readonly [string, Pick<Facts, 'assignedTo' | 'givenInVainTo'>, boolean]>([
    ['of nobody’s customer', { assignedTo: undefined }, true],
    ['is none of somebody’s', { assignedTo: ada.identity }, false],
    ['is none of a customer who was given in vain', { assignedTo: undefined, givenInVainTo: ada.identity }, false],
  ])('%s', (_, known, is) => {
    expect(isFirstContact(known)).toBe(is)
  })
})

describe('nobody gets a customer', () => {
  it.each<Row<[WhyNobody]>>([
    ['where the number has no team', { teams: [] }, 'nobody-reachable'],
    ['where the team has no members', teamOf(), 'nobody-reachable'],
    ['where nobody has a phone', teamOf(silent, { ...ada, phone: '5559990001' }), 'nobody-reachable'],
    [
      'where nobody has a phone, and they are away',
      { ...teamOf(silent), ...away(silent.identity) },
      'nobody-reachable',
    ],
    ['while the only team is closed', { teams: [team('sales', [ada], closed)] }, 'after-hours'],
    [
      'while all teams are closed',
      { teams: [team('sales', [ada], closed), team('support', [bob], closed)] },
      'after-hours',
    ],
    ['while their own worker’s team is closed', { ...toAda, teams: [team('sales', [ada], closed)] }, 'after-hours'],
    ['while a team without phones is closed', { teams: [team('sales', [silent], closed)] }, 'after-hours'],
    ['while a team without members is closed', { teams: [team('sales', [], closed)] }, 'after-hours'],
    ['while everybody is away', { ...teamOf(ada), ...away(ada.identity) }, 'nobody-available'],
    ['while everybody is full', { ...teamOf(capacity2), ...sessions({ [ada.identity]: 2 }) }, 'nobody-available'],
    ['while everybody with a phone is away', { ...teamOf(silent, ada), ...away(ada.identity) }, 'nobody-available'],
    [
      'while only their own worker is there, and full',
      { ...toAda, ...teamOf({ ...ada, capacity: 0 }) },
      'nobody-available',
    ],
    [
      'while an open team has no members and another is closed',
      { teams: [team('sales', []), team('support', [bob], closed)] },
      'nobody-available',
    ],
    [
      'where neither an open team nor a closed one has a phone',
      { teams: [team('sales', [silent]), team('support', [silent], closed)] },
      'nobody-reachable',
    ],
  ])('%s', (_, changed, because) => {
    expect(chooseWorker({ ...facts, ...changed })).toEqual({ kind: 'nobody', because })
  })

  it.each([
    ['2026-11-25T08:59:59.999Z', 'nobody'],
    ['2026-11-25T09:00:00.000Z', 'worker'],
    ['2026-11-25T16:59:59.999Z', 'worker'],
    ['2026-11-25T17:00:00.000Z', 'nobody'],
  ])('but during hours, to the minute: %s => %s', (now, kind) => {
    expect(chooseWorker({ ...facts, now: new Date(now) })).toMatchObject({ kind })
  })
})

describe('how the teams stand', () => {
  it('is told of every team and member, in their order, of the closed ones too', () => {
    const full = { ...eve, capacity: 1 }
    const sales = team('sales', [bob, silent, full], daytime)
    const support = team('support', [ada], closed)
    const changed = { teams: [sales, support], ...away(bob.identity), ...sessions({ [eve.identity]: 1 }) }

    expect(standingsOf({ ...facts, ...changed })).toEqual([
      {
        team: sales,
        hours: { open: true },
        members: [
          { member: bob, standing: 'away' },
          { member: silent, standing: 'no-phone' },
          { member: full, standing: 'full' },
        ],
      },
      { team: support, hours: { open: false, because: 'closure' }, members: [{ member: ada, standing: 'free' }] },
    ])
  })

  it('is open for a team without hours', () => {
    expect(standingsOf({ ...facts, ...teamOf(ada) })).toMatchObject([{ hours: { open: true } }])
  })
})

describe('sessions', () => {
  it.each([
    ['sticky', undefined, false],
    ['sticky', 5, true],
    ['sticky', 0, true],
    ['round-robin', undefined, false],
    ['round-robin', 5, true],
    ['least-busy', undefined, true],
    ['least-busy', 5, true],
  ] as const)('in a %s team of a member with capacity %p are counted: %p', (strategy, capacity, counted) => {
    expect(isCounted({ ...team('sales', []), strategy }, { ...ada, capacity })).toBe(counted)
  })

  it.each([
    [undefined, 500],
    [0, 0],
    [499, 499],
    [500, 500],
    [501, 500],
  ])('of a member whose capacity is %p are at most %d', (capacity, most) => {
    expect(capacityOf({ ...ada, capacity })).toBe(most)
  })
})

const identities = ['ada', 'bob', 'eve', 'joe', 'zoe'] as const
const members = fc.record(
  {
    identity: fc.constantFrom(...identities),
    phone: fc.constantFrom('+15559990001', '+15559990001', '5559990001', undefined),
    capacity: fc.constantFrom(undefined, 0, 1, 2, 900),
  },
  { requiredKeys: ['identity'] },
)
const teams = fc.record({
  id: fc.constantFrom('sales', 'support', 'night'),
  strategy: fc.constantFrom(...strategies),
  hours: fc.constantFrom(undefined, daytime, closed),
  members: fc.uniqueArray(members, { selector: ({ identity }) => identity, maxLength: 4 }),
})
const arbitraryFacts: fc.Arbitrary<Facts> = fc.record({
  customer: fc.string(),
  assignedTo: fc.constantFrom(undefined, ...identities),
  teams: fc.uniqueArray(teams, { selector: ({ id }) => id, maxLength: 3 }),
  absences: fc.array(
    fc.record({
      worker: fc.constantFrom(...identities),
      until: fc.constantFrom(undefined, '2026-11-25T11:59:59Z', '2026-11-25T12:00:00.000Z', '2026-11-25T12:00:01Z'),
    }),
    { maxLength: 3 },
  ),
  openSessions: fc
    .array(fc.tuple(fc.constantFrom(...identities), fc.constantFrom(0, 1, 2, 499, 500)))
    .map((entries) => new Map(entries)),
  turn: fc.record({ number: fc.maxSafeNat() }),
  now: fc.constant(now),
})

/** The rules once more, in other words than the code's. */
const ruleBook = ({ teams, absences, openSessions }: Facts) => {
  const isAway = (identity: string) =>
    absences.some(({ worker, until = '9999' }) => worker === identity && until.slice(0, 19) > '2026-11-25T12:00:00')
  return teams
    .filter(({ hours }) => hours !== closed)
    .flatMap(({ id, members }) => members.map((member) => ({ id, member })))
    .filter(({ member: { identity, phone, capacity = 500 } }) => {
      const open = openSessions.get(identity) ?? 0
      return phone?.startsWith('+') && !isAway(identity) && open < 500 && open < capacity
    })
}

describe('whatever the facts', () => {
  it('somebody who is free in an open team is chosen: theirs, or else of the first such team', () => {
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(arbitraryFacts, (facts) => {
        const free = ruleBook(facts)
        const theirs = free.find(({ member }) => member.identity === facts.assignedTo)
        const choice = chooseWorker(facts)

        if (choice.kind === 'nobody') expect(free).toEqual([])
        else {
          expect(free).toContainEqual({ id: choice.team, member: choice.worker })
          expect(choice.team).toBe((theirs ?? free[0])?.id)
          expect(choice.because === 'assigned').toBe(theirs !== undefined)
          expect(choice.because === 'first-contact').toBe(facts.assignedTo === undefined)
          if (theirs) expect(choice.worker).toBe(theirs.member)
        }
        seen.set(choice.because, (seen.get(choice.because) ?? 0) + 1)
      }),
      { numRuns: 3000 },
    )
    // Every reason has occurred, so that none of this was said of nothing.
    expect([...seen.keys()]).toHaveLength(10)
  })
})
