import { setAway } from '../../tools/routing/availability'
import type { RoutingFile } from '../../tools/routing/schema'
import type { ContactShown } from '../../tools/routing/show-contact'
import { showWhom, type ShowOptions } from '../../tools/routing/show-command'
import { accountWith, newAccount, type TestAccount } from '../support/routing-account'
import { numbers, routing, workers, workerOf } from '../support/routing'

const customer = '+12025550199'
const monday = new Date('2026-11-23T15:00:00Z')
const office = {
  id: 'office',
  timeZone: 'Europe/Berlin',
  week: { monday: ['09:00-17:00'], tuesday: ['09:00-17:00'] },
  holidays: [],
  closures: [],
}

/** In which "advice" keeps office hours and overflows to "night", and ada has room for one. */
const staffed: RoutingFile = {
  ...routing,
  workers: [{ ...workers.ada, capacity: 1, proxyAddresses: [] }, ...routing.workers.slice(1)],
  teams: [
    { id: 'advice', workers: [workers.ada.identity], strategy: 'least-busy', hours: 'office', overflow: 'late' },
    { id: 'late', workers: [workers.grace.identity], strategy: 'round-robin' },
    { id: 'night', workers: ['linus@example.com'], strategy: 'sticky' },
  ],
  hours: [office],
}

/** The numbers, some of them with other fields. */
function numbersWith(fields: Readonly<Record<string, Partial<RoutingFile['numbers'][number]>>>) {
  return routing.numbers.map((number) => ({ ...number, ...fields[number.address] }))
}

let said: string[]
beforeEach(() => {
  said = []
  jest.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
})
afterEach(() => jest.restoreAllMocks())

async function shown(account: TestAccount, whom: string, options: Omit<ShowOptions, 'json'> = {}): Promise<string> {
  await showWhom(whom, { json: false, ...options }, account.opened())
  return said.splice(0).join('\n')
}

async function json(account: TestAccount, whom: string, options: Omit<ShowOptions, 'json'> = {}): Promise<unknown> {
  await showWhom(whom, { json: true, ...options }, account.opened())
  return JSON.parse(said.splice(0).join('\n')) as unknown
}

describe('show, of a customer', () => {
  const to = numbers.proxy

  it('says who gets the call, why, and how everybody stands', async () => {
    const text = await shown(await accountWith(staffed), customer, { to, at: monday })
    expect(text).toBe(
      [
        'At 2026-11-23T15:00:00.000Z, if assignments and sessions are as they are now:',
        '+12025550199 calls +12025550103: is put through to ada@example.com, because the customer belongs to nobody yet.',
        '  team advice: least-busy, open',
        '    ada@example.com  free      +12025550151      0 of 1 sessions',
        '  team late: round-robin, open',
        '    grace@example.com  free      +12025550152',
      ].join('\n'),
    )
  })

  it('says what a caller meets at each of the Proxy numbers, where none is named', async () => {
    const account = await accountWith()
    expect(await json(account, customer)).toMatchObject([
      { kind: 'call', from: customer, to: numbers.proxy, outcome: 'session', worker: workerOf(customer).identity },
      {
        to: numbers.unstaffed,
        outcome: 'voicemail',
        because: 'nobody-reachable',
        teams: [{ members: [{ standing: 'no-phone' }] }],
      },
    ])
  })

  it('says to whom the customer belongs', async () => {
    const account = await accountWith()
    await account.ports.assignments.assign(customer, to, 'grace@example.com')
    expect(await json(account, customer, { to })).toMatchObject([
      { belongsTo: 'grace@example.com', because: 'assigned' },
    ])
  })

  it('says where the call goes when the worker is away, or full', async () => {
    const account = await accountWith(staffed)
    await account.ports.assignments.assign(customer, to, workers.ada.identity)
    const text = () => shown(account, customer, { to, at: monday })

    await account.ports.leases.take(workers.ada.identity, 1, { customer: '+12025550198', number: to })
    expect(await text()).toMatch(
      /to grace@example\.com, because .*as many open sessions[^]* ada@example\.com +full .*1 of 1 sessions/,
    )
    await setAway(account, workers.ada.identity, undefined, monday)
    expect(await text()).toMatch(/to grace@example\.com, because .* away\.[^]* ada@example\.com +away /)
  })

  it('knows the future: who is away until then is back', async () => {
    const account = await accountWith(staffed)
    await setAway(account, workers.ada.identity, monday, new Date('2026-11-23T09:00:00Z'))
    const worker = async (at: string) => json(account, customer, { to, at: new Date(at) })
    expect(await worker('2026-11-23T14:59:59Z')).toMatchObject([{ worker: workers.grace.identity }])
    expect(await worker('2026-11-23T15:00:00Z')).toMatchObject([{ worker: workers.ada.identity }])
  })

  it.each([
    ['a customer', customer],
    ['a worker', workers.grace.phone],
    ['who hides their number', 'anonymous'],
  ])('writes nothing of %s, not even that a session is being made', async (_, whom) => {
    const account = await accountWith(staffed)
    await account.ports.recents.note('grace@example.com', to, { customer, number: to, at: '2026-11-20T09:00:00.000Z' })
    const before = await account.contents()
    await shown(account, whom)
    await shown(account, whom, { to, text: true })
    expect(await account.contents()).toEqual(before)
  })

  it('says what a call meets while another one makes the session of the same two', async () => {
    const account = await accountWith()
    await account.ports.openings.begin({ customer, number: to }, `CA${'1'.repeat(32)}`, new Date())
    expect(await json(account, customer, { to })).toMatchObject([{ outcome: 'session', because: 'first-contact' }])
  })

  it('says who is kept from a customer', async () => {
    const favourite = workerOf(customer)
    const blocked = [{ address: customer, workers: [favourite.identity] }]
    const account = await accountWith({ ...routing, blocked })
    await account.ports.assignments.assign(customer, to, favourite.identity)
    const [contact] = (await json(account, customer, { to })) as ContactShown[]
    expect(contact).toMatchObject({ outcome: 'session', because: 'assigned-worker-blocked' })
    expect(contact?.worker).not.toBe(favourite.identity)
    expect(contact?.teams[0]?.members).toContainEqual(
      expect.objectContaining({ identity: favourite.identity, standing: 'blocked' }),
    )
  })

  it('says it of a call or of a text, as it is asked, and as the number takes it', async () => {
    const ada = { ...workers.ada, mode: 'voice-only' as const, proxyAddresses: [] }
    const account = await accountWith({
      ...routing,
      workers: [ada, ...routing.workers.slice(1)],
      numbers: numbersWith({ [to]: { mode: 'message-only' }, [numbers.unstaffed]: { team: 'advice' } }),
    })
    expect(await json(account, customer)).toMatchObject([
      { kind: 'message', to, outcome: 'session', worker: workers.grace.identity },
      { kind: 'call', to: numbers.unstaffed, outcome: 'session' },
    ])
    expect(await json(account, customer, { to: numbers.unstaffed, text: true })).toMatchObject([
      { kind: 'message', worker: workers.grace.identity, teams: [{ members: [{ standing: 'no-phone' }, {}] }] },
    ])
  })

  it.each([
    ['who hides their number', 'anonymous', { outcome: 'voicemail', because: 'sender-unknown' }],
    [
      'who is a worker',
      workers.ada.phone,
      { of: 'ada@example.com', outcome: 'no-customer', because: 'no-recent-customer' },
    ],
    [
      'who writes on WhatsApp',
      `whatsapp:${customer}`,
      { kind: 'message', outcome: 'apology', because: 'sender-unknown' },
    ],
    ['who is blocked', '+12025550190', { outcome: 'reject', because: 'blocked' }],
  ])('%s, says so', async (_, whom, expected) => {
    const account = await accountWith({ ...routing, blocked: ['+12025550190'] })
    expect(await json(account, whom, { to })).toMatchObject([expected])
  })

  it('says what happens at a number that is not in the directory', async () => {
    const text = await shown(await accountWith(), customer, { to: '+12025550109' })
    expect(text).toBe(
      '+12025550199 calls +12025550109: may leave a message, because the number is not in the directory.',
    )
  })
})

describe('show, of the phone of a worker', () => {
  const at = (minute: number) => `2026-11-23T14:0${minute}:00.000Z`
  const seen = '+12025550161'
  const withReserved: RoutingFile = {
    ...routing,
    workers: [{ ...workers.ada, reservedNumber: seen, proxyAddresses: [] }, ...routing.workers.slice(1)],
  }

  it('says with whom they are connected on the number that is kept for them, and on the Proxy numbers', async () => {
    const account = await accountWith(withReserved)
    await account.ports.recents.note('ada@example.com', seen, { customer, number: numbers.proxy, at: at(1) })
    expect((await shown(account, workers.ada.phone)).split('\n\n')).toEqual([
      '+12025550151, the phone of ada@example.com, calls +12025550161: is put through to the customer, ' +
        'because this worker was in touch with one customer on this number.\n' +
        '  +12025550199  2026-11-23T14:01:00.000Z',
      ...[numbers.proxy, numbers.unstaffed].map(
        (number) =>
          `+12025550151, the phone of ada@example.com, calls ${number}: is told why nobody is put through, ` +
          'because this worker was in touch with no customer on this number.',
      ),
    ])
  })

  it('says whom they may choose, newest first', async () => {
    const account = await accountWith(withReserved)
    await account.ports.recents.note('ada@example.com', seen, { customer, number: numbers.proxy, at: at(1) })
    const other = { customer: '+12025550198', number: numbers.proxy, at: at(2) }
    await account.ports.recents.note('ada@example.com', seen, other)
    expect(await json(account, workers.ada.phone, { to: seen, text: true })).toEqual([
      {
        kind: 'message',
        from: workers.ada.phone,
        to: seen,
        of: 'ada@example.com',
        outcome: 'which-customer',
        because: 'several-recent-customers',
        customers: [
          { customer: '+12025550198', at: at(2) },
          { customer, at: at(1) },
        ],
        teams: [],
      },
    ])
  })
})

describe('show, of a customer at a number of Frontline', () => {
  const to = numbers.frontline
  const favourite = workerOf(customer).identity

  it('says in whose app a text of theirs is read, and why', async () => {
    const account = await accountWith()
    expect((await shown(account, customer, { to })).split('\n').slice(0, 2)).toEqual([
      `${customer} writes to ${to}: goes to ${favourite}, because the customer belongs to nobody yet.`,
      '  team advice: sticky, open',
    ])
    await account.ports.assignments.assign(customer, to, workers.ada.identity)
    expect(await json(account, customer, { to })).toMatchObject([
      { belongsTo: workers.ada.identity, worker: workers.ada.identity, outcome: 'add-worker', because: 'assigned' },
    ])
  })

  it('says in whose app it waits after hours, and whose own an address is', async () => {
    const account = await accountWith(staffed)
    for (const member of [workers.ada, workers.grace]) await setAway(account, member.identity, undefined, monday)
    expect(await json(account, customer, { to, at: monday })).toMatchObject([
      { worker: workers.ada.identity, because: 'nobody-available', teams: [{ members: [{ standing: 'away' }] }, {}] },
    ])
    expect(await shown(account, customer, { to: '+12025550112' })).toBe(
      `${customer} writes to +12025550112: goes to grace@example.com, because only this worker writes from this address.`,
    )
  })

  it('says that nobody reads what somebody writes who is blocked', async () => {
    const account = await accountWith({ ...routing, blocked: [customer] })
    expect(await shown(account, customer, { to })).toMatch(
      /: goes to nobody, because this address is on the block list/,
    )
  })

  it('writes nothing', async () => {
    const account = await accountWith({
      ...staffed,
      teams: staffed.teams.map((team) => ({ ...team, strategy: 'round-robin' })),
    })
    const before = await account.contents()
    await shown(account, customer, { to })
    expect(await account.contents()).toEqual(before)
  })
})

describe('show, of a number', () => {
  it('says what it takes', async () => {
    const rules = { mode: 'message-only', sessions: { ttlSeconds: 60 }, answerEverySeconds: 60 } as const
    const account = await accountWith({ ...routing, numbers: numbersWith({ [numbers.proxy]: rules }) })
    expect(await shown(account, numbers.proxy)).toMatch(/^\+12025550103 is a Proxy number, for messages only\. It is /)
    expect(await json(account, numbers.proxy)).toMatchObject(rules)
  })

  it('says in the time of the team when it opens', async () => {
    const at = new Date('2026-11-24T16:00:00Z') // 17:00 in Berlin, the minute at which it closes
    const text = await shown(await accountWith(staffed), numbers.proxy, { at })
    expect(text).toContain(
      'team advice: least-busy, closed (outside-hours), opens Monday 2026-11-30 09:00 Europe/Berlin',
    )
  })

  it('says it in summer time as well, and in UTC for scripts', async () => {
    const account = await accountWith(staffed)
    const opensAt = async (at: string) => {
      const number = (await json(account, numbers.proxy, { at: new Date(at) })) as { answeredBy: { opensAt: string }[] }
      return number.answeredBy[0]?.opensAt
    }
    // In Berlin, summer time ends on Sunday, 25 October 2026, and begins on 28 March 2027.
    expect(await opensAt('2026-10-18T12:00:00Z')).toBe('2026-10-19T07:00:00.000Z')
    expect(await opensAt('2026-10-24T12:00:00Z')).toBe('2026-10-26T08:00:00.000Z')
    expect(await opensAt('2027-03-27T12:00:00Z')).toBe('2027-03-29T07:00:00.000Z')
  })

  it('says so when it does not open soon', async () => {
    const hours = [{ ...office, closures: [{ from: '2026-01-01T00:00', until: '2027-01-01T00:00' }] }]
    const text = await shown(await accountWith({ ...staffed, hours }), numbers.proxy, { at: monday })
    expect(text).toContain('closed (closure), does not open within 14 days')
  })

  it('of Frontline, says how everybody stands in the app, which needs no phone and counts no sessions', async () => {
    const account = await accountWith({
      ...staffed,
      workers: staffed.workers.map(({ identity }) => ({ identity, capacity: 1, proxyAddresses: [] })),
      teams: staffed.teams.map((team) => ({ ...team, asksAvailability: team.id === 'late' })),
    })
    await setAway(account, 'ada@example.com', undefined, monday)
    expect((await shown(account, numbers.frontline, { at: monday })).split('\n').slice(1)).toEqual([
      '+12025550101 is a number of Frontline. It is answered by',
      '  team advice: least-busy, open',
      '    ada@example.com  away                        0 sessions',
      '  team late: round-robin, open',
      '    grace@example.com  away', // Frontline knows nobody of this name
    ])
  })
})

describe('show, of a worker', () => {
  it('says what their phone takes, and which number is kept for them', async () => {
    const own = { mode: 'voice-only', reservedNumber: '+12025550161' } as const
    const ada = { ...workers.ada, ...own, proxyAddresses: [] }
    const account = await accountWith({ ...routing, workers: [ada, ...routing.workers.slice(1)] })
    expect((await shown(account, 'ada@example.com')).split('\n').slice(1, 3)).toEqual([
      '  phone          +12025550151, for calls only',
      '  sees           +12025550161, of one customer at a time',
    ])
    expect(await json(account, 'ada@example.com')).toMatchObject(own)
  })

  it('says whether customers are put through, and from where they write', async () => {
    const account = await accountWith()
    await setAway(account, 'ada@example.com', new Date('2026-11-24T08:00:00Z'), monday)
    expect((await shown(account, 'ada@example.com', { at: monday })).split('\n').slice(1)).toEqual([
      'ada@example.com is away until 2026-11-24T08:00:00.000Z',
      '  phone          +12025550151',
      '  open sessions  0 counted, without a limit',
      '  writes from    whatsapp:+12025550111 (own)',
      '  writes from    +12025550101 (of a team)',
      '  writes from    +12025550102 (of a team)',
    ])
    expect(await shown(account, 'linus@example.com')).toMatch(
      /^linus@example\.com is available\n .* none: only Frontline/,
    )
  })
})

describe('show, of nobody', () => {
  it.each([
    ['ada@exampel.com', {}, 'did you mean "ada@example.com"?'],
    ['12025550103', {}, 'did you mean "+12025550103"?'],
    ['somebody', {}, "nor a customer's address such as +12025550199"],
    [customer, { to: 'advice' }, '--to is one of your numbers'],
  ])('%s %j says what would be right', async (whom, options, told) => {
    await expect(shown(await accountWith(), whom, options)).rejects.toThrow(told)
  })

  it('says what to do where nothing is set up', async () => {
    await expect(shown(newAccount(), customer)).rejects.toThrow('npm run routing -- import routing.json')
  })

  it('says so where no number is a Proxy number', async () => {
    const account = await accountWith({ ...routing, numbers: routing.numbers.slice(0, 2) })
    await expect(shown(account, customer)).rejects.toThrow('no Proxy number')
  })
})
