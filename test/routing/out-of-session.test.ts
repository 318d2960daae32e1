import type { OwnNumber, SessionMode, Team } from '../../src/routing/directory'
import { decideOutOfSession, type Facts } from '../../src/routing/out-of-session'
import { german } from '../fixtures/prompts'
import type { OutOfSession } from '../../src/webhooks/out-of-session'

const call: OutOfSession = {
  kind: 'call',
  sid: 'CA0123456789abcdef0123456789abcdef',
  from: '+15557654321',
  to: '+15551230001',
  words: undefined,
  previous: undefined,
}
const message: OutOfSession = { ...call, kind: 'message', sid: 'SM0123456789abcdef0123456789abcdef', words: 'Hello' }

const first = { identity: 'worker-1@example.com', phone: '+15559990001' }
const second = { identity: 'worker-2@example.com', phone: '+15559990002' }
const third = { identity: 'worker-3@example.com', phone: '+15559990003' }
const withOwnNumber = { ...first, reservedNumber: '+15551239999' }
const withoutPhone = { identity: 'worker-4@example.com' }

const number: OwnNumber = { address: '+15551230001', service: 'proxy', teams: ['sales'] }

const teamOf = (...members: Team['members']): Team => ({ id: 'sales', strategy: 'sticky', members })

const untilHalfPastFive: Team = {
  ...teamOf(first),
  hours: { id: 'day', timeZone: 'UTC', week: { friday: [{ from: 540, until: 1050 }] }, holidays: [], closures: [] },
}

const facts: Facts = {
  assignedTo: undefined,
  blockedFrom: [],
  worker: undefined,
  number,
  teams: [teamOf(first)],
  absences: [],
  openSessions: new Map(),
  turn: { number: 0 },
  prompts: german,
  now: new Date('2026-11-20T12:00:00Z'),
  sessionTtlSeconds: 3600,
  making: { opening: undefined, proxyUrl: undefined },
}

const full = { ...first, capacity: 2 }
const firstHas = (sessions: number) => ({ openSessions: new Map([[first.identity, sessions]]) })

const sessions: readonly (readonly [string, Partial<Facts>, object, Partial<OutOfSession>?])[] = [
  ['is the first contact', {}, { worker: first, assign: { insteadOf: undefined }, because: 'first-contact' }],
  ['belongs to a worker', { assignedTo: first.identity }, { worker: first, assign: undefined, because: 'assigned' }],
  [
    'belongs to somebody who has left',
    { assignedTo: 'worker-9@example.com' },
    { worker: first, assign: { insteadOf: 'worker-9@example.com' }, because: 'assigned-worker-left' },
  ],
  [
    'belongs to somebody who is away, and goes on to belong to them',
    { assignedTo: first.identity, teams: [teamOf(first, second)], absences: [{ worker: first.identity }] },
    { worker: second, assign: undefined, because: 'assigned-worker-away' },
  ],
  [
    'belongs to somebody who is full, and goes on to belong to them',
    { assignedTo: first.identity, teams: [teamOf(full, second)], ...firstHas(2) },
    { worker: second, assign: undefined, because: 'assigned-worker-full' },
  ],
  [
    'last spoke with a worker, and belongs to nobody any more',
    { teams: [teamOf(first, second)] },
    { worker: second, assign: { insteadOf: undefined }, because: 'previous-session' },
    { previous: { address: second.phone, proxyNumber: '+15551230003' } },
  ],
  [
    'last spoke with a worker who stands in for one who is away',
    { assignedTo: first.identity, teams: [teamOf(first, second, third)], absences: [{ worker: first.identity }] },
    { worker: third, assign: undefined, because: 'assigned-worker-away' },
    { previous: { address: third.phone, proxyNumber: '+15551230003' } },
  ],
  [
    'last spoke with somebody who stood in, and whose own worker is there again',
    { assignedTo: first.identity, teams: [teamOf(first, second)] },
    { worker: first, assign: undefined, because: 'assigned' },
    { previous: { address: second.phone, proxyNumber: '+15551230003' } },
  ],
  [
    'last spoke with somebody who is none of ours any more',
    { teams: [teamOf(first)] },
    { worker: first, assign: { insteadOf: undefined }, because: 'first-contact' },
    { previous: { address: '+15559990009', proxyNumber: '+15551230003' } },
  ],
  [
    'is kept from the worker to whom they belong',
    { assignedTo: first.identity, teams: [teamOf(first, second)], blockedFrom: [first.identity] },
    { worker: second, assign: undefined, because: 'assigned-worker-blocked' },
  ],
  [
    'reaches a worker for whom a number is kept',
    { teams: [teamOf(withOwnNumber)] },
    {
      worker: withOwnNumber,
      reservedNumber: '+15551239999',
      assign: { insteadOf: undefined },
      because: 'first-contact',
    },
  ],
  [
    'reaches a number with a time of its own for sessions',
    { number: { ...number, sessions: { ttlSeconds: 60 } } },
    { worker: first, ttlSeconds: 60, assign: { insteadOf: undefined }, because: 'first-contact' },
  ],
  [
    'reaches a number whose sessions end when the team closes',
    { number: { ...number, sessions: { endAtClosing: true } }, teams: [untilHalfPastFive] },
    {
      worker: first,
      dateExpiry: new Date('2026-11-20T17:30:00Z'),
      assign: { insteadOf: undefined },
      because: 'first-contact',
    },
  ],
  [
    'reaches a number whose sessions end at closing time, in the last second',
    {
      number: { ...number, sessions: { endAtClosing: true } },
      teams: [untilHalfPastFive],
      now: new Date('2026-11-20T17:29:59Z'),
    },
    {
      worker: first,
      dateExpiry: new Date('2026-11-20T17:30:59Z'),
      assign: { insteadOf: undefined },
      because: 'first-contact',
    },
  ],
  [
    'reaches a number whose sessions end at closing time, and a team that never closes',
    { number: { ...number, sessions: { endAtClosing: true } } },
    { worker: first, dateExpiry: undefined, assign: { insteadOf: undefined }, because: 'first-contact' },
  ],
  [
    'was given in vain to a worker without a place left, whose customer they are no more',
    { givenInVainTo: first.identity, teams: [teamOf(full, second)], ...firstHas(2) },
    { worker: second, assign: { insteadOf: first.identity }, because: 'first-contact' },
  ],
  [
    'was given in vain, after somebody who has left',
    {
      assignedTo: 'worker-9@example.com',
      givenInVainTo: first.identity,
      teams: [teamOf(full, second)],
      ...firstHas(2),
    },
    { worker: second, assign: { insteadOf: first.identity }, because: 'assigned-worker-left' },
  ],
  [
    'reaches a worker whose sessions are counted',
    { teams: [teamOf(full)], ...firstHas(1) },
    { worker: full, capacity: 2, assign: { insteadOf: undefined }, because: 'first-contact' },
  ],
  [
    'reaches a team that chooses the least busy: everybody is counted',
    { teams: [{ ...teamOf(first), strategy: 'least-busy' }] },
    { worker: first, capacity: 500, assign: { insteadOf: undefined }, because: 'first-contact' },
  ],
  [
    'reaches a team that goes by turns',
    { teams: [{ ...teamOf(first, second), strategy: 'round-robin' }], turn: { number: 1 } },
    { worker: second, byTurn: true, assign: { insteadOf: undefined }, because: 'first-contact' },
  ],
  [
    'was given in vain in a team that goes by turns, and takes nobody’s turn any more',
    {
      givenInVainTo: first.identity,
      teams: [{ ...teamOf(full, second), strategy: 'round-robin' }],
      ...firstHas(2),
      turn: { number: 0 },
    },
    { worker: second, byTurn: false, assign: { insteadOf: first.identity }, because: 'first-contact' },
  ],
  [
    'belongs to a worker of a team that goes by turns, and takes nobody’s turn',
    {
      assignedTo: first.identity,
      teams: [{ ...teamOf(first, second), strategy: 'round-robin' }],
      turn: { number: 1 },
    },
    { worker: first, byTurn: false, assign: undefined, because: 'assigned' },
  ],
]

describe.each([
  ['caller', call],
  ['sender', message],
])('a %s', (_, contact) => {
  const rows = sessions.map(([who, changed, expected, said = {}]) => [who, changed, expected, said] as const)
  it.each(rows)('who %s gets a session', (_, changed, expected, said) => {
    expect(decideOutOfSession({ ...contact, ...said }, { ...facts, ...changed })).toEqual({
      kind: 'session',
      customer: '+15557654321',
      number: '+15551230001',
      capacity: undefined,
      byTurn: false,
      mode: 'voice-and-message',
      reservedNumber: undefined,
      dateExpiry: undefined,
      uniqueName: `patchbay-${contact.sid}`,
      ttlSeconds: 3600,
      ...expected,
    })
  })
})

const closed: Team = {
  ...teamOf(first),
  hours: { id: 'never', timeZone: 'UTC', week: {}, holidays: [], closures: [] },
}

const nobody: readonly (readonly [string, Partial<OutOfSession>, Partial<Facts>, string])[] = [
  ['is anonymous', { from: 'anonymous' }, {}, 'sender-unknown'],
  ['gives no address', { from: undefined }, {}, 'sender-unknown'],
  ['keeps the number back, as it says on the keys', { from: '+266696687' }, {}, 'sender-unknown'],
  ['comes over SIP', { from: 'sip:alice@example.com' }, {}, 'sender-unknown'],
  ['comes over WhatsApp', { from: 'whatsapp:+15557654321' }, {}, 'sender-unknown'],
  [
    'is anonymous, although a worker is assigned',
    { from: 'anonymous' },
    { assignedTo: first.identity },
    'sender-unknown',
  ],
  ['reaches a number that nobody listed', {}, { number: undefined, teams: [] }, 'number-not-in-directory'],
  ['reaches a team without members', {}, { teams: [teamOf()] }, 'nobody-reachable'],
  ['reaches a team without phones', {}, { teams: [teamOf(withoutPhone)] }, 'nobody-reachable'],
  ['reaches a team of which everybody is away', {}, { absences: [{ worker: first.identity }] }, 'nobody-available'],
  ['reaches a team of which everybody is full', {}, { teams: [teamOf(full)], ...firstHas(2) }, 'nobody-available'],
  ['reaches a team that is closed', {}, { teams: [closed] }, 'after-hours'],
  ['is kept from everybody who is there', {}, { blockedFrom: [first.identity] }, 'nobody-available'],
]

describe('nobody is reached', () => {
  it.each(nobody)('when a caller %s, who then may leave a message', (_, contact, changed, because) => {
    const decision = decideOutOfSession({ ...call, ...contact }, { ...facts, ...changed })
    expect(decision).toEqual({ kind: 'voicemail', because, prompts: german, answerEverySeconds: 3600 })
  })

  it.each(nobody)('when a sender %s, who then gets an answer', (_, contact, changed, because) => {
    const decision = decideOutOfSession({ ...message, ...contact }, { ...facts, ...changed })
    expect(decision).toEqual({ kind: 'apology', because, prompts: german, answerEverySeconds: 3600 })
  })
})

describe('somebody who is blocked', () => {
  it.each([
    ['an assigned customer', { assignedTo: first.identity }],
    ['a number that nobody listed', { number: undefined, teams: [] }],
  ])('is rejected whatever else is known: %s', (_, changed) => {
    const blocked: Facts = { ...facts, ...changed, blockedFrom: 'everybody' }
    expect(decideOutOfSession(call, blocked)).toEqual({ kind: 'reject', because: 'blocked' })
    expect(decideOutOfSession(message, blocked)).toEqual({ kind: 'ignore', because: 'blocked' })
  })
})

const nameOf = (contact: OutOfSession, since = Date.parse('2026-11-20T12:00:00Z')) => {
  const making = { opening: { holder: contact.sid, since }, proxyUrl: undefined }
  const decision = decideOutOfSession(contact, { ...facts, making })
  return decision.kind === 'session' ? decision.uniqueName : undefined
}

describe('the unique name of a session', () => {
  it('is the same when Twilio asks twice', () => {
    expect(nameOf(call)).toBe(nameOf({ ...call }))
  })

  it('is another for another call, for Proxy never releases a name', () => {
    expect(nameOf(call)).not.toBe(nameOf({ ...call, sid: 'CAfedcba9876543210fedcba9876543210' }))
  })

  it('is another when the same call makes another session later', () => {
    expect(nameOf(call)).not.toBe(nameOf(call, Date.parse('2026-11-20T12:00:10Z')))
  })

  it('is there also where nobody could say who makes it', () => {
    expect(decideOutOfSession(call, facts)).toMatchObject({ uniqueName: `patchbay-${call.sid}` })
  })

  it('has at most 191 characters and names no address', () => {
    // https://www.twilio.com/docs/proxy/proxy-limits
    expect(nameOf(call)?.length).toBeLessThanOrEqual(191)
    expect(nameOf(call)).not.toMatch(/5557654321|5551230001/)
  })
})

describe('a number and a phone that take only calls, or only messages', () => {
  const decide = (contact: OutOfSession, changed: Partial<Facts>) =>
    decideOutOfSession(contact, { ...facts, ...changed })
  const of = (mode: SessionMode) => ({ number: { ...number, mode } })
  const landline = { ...first, mode: 'voice-only' } as const

  it('says so to whoever comes the other way', () => {
    expect(decide(message, of('voice-only'))).toMatchObject({ kind: 'apology', because: 'number-takes-no-messages' })
    expect(decide(call, of('message-only'))).toMatchObject({ kind: 'voicemail', because: 'number-takes-no-calls' })
  })

  it('makes sessions for what both take', () => {
    expect(decide(call, of('voice-only'))).toMatchObject({ kind: 'session', mode: 'voice-only' })
    expect(decide(message, of('message-only'))).toMatchObject({ kind: 'session', mode: 'message-only' })
    expect(decide(call, { teams: [teamOf(landline)] })).toMatchObject({ kind: 'session', mode: 'voice-only' })
  })

  it('puts a message through to somebody who can read it, and leaves the customer with whom they belong to', () => {
    const changed = { assignedTo: landline.identity, teams: [teamOf(landline, second)] }
    expect(decide(message, changed)).toMatchObject({
      worker: second,
      assign: undefined,
      because: 'assigned-worker-without-phone',
    })
    expect(decide(message, { teams: [teamOf(landline)] })).toMatchObject({ because: 'nobody-reachable' })
  })
})

describe('words that Twilio itself answers', () => {
  it.each(['STOP', 'stop', ' Unsubscribe\n', 'START', 'HELP', 'info', 'ARRET'])('never make a session: %j', (words) => {
    const decision = { kind: 'ignore', because: 'opt-out' }
    expect(decideOutOfSession({ ...message, words }, facts)).toEqual(decision)
    const worker = { worker: first, contacts: [], lastSession: undefined, offered: undefined, chosen: undefined }
    expect(decideOutOfSession({ ...message, words }, { ...facts, worker })).toEqual(decision)
    expect(decideOutOfSession({ ...message, from: 'anonymous', words }, facts)).toEqual(decision)
  })

  it.each(['Stop by tomorrow?', 'Please help', 'stopp', 'Yes', ''])('are only those: %j', (words) => {
    expect(decideOutOfSession({ ...message, words }, facts)).toMatchObject({ kind: 'session' })
  })
})

describe('while another contact of the same customer makes their session', () => {
  const proxyUrl = 'https://webhooks.twilio.com/v1/Accounts/AC/Proxy/KS/Webhooks/Call'
  const since = Date.parse('2026-11-20T11:59:58Z')
  const making: Facts['making'] = { opening: { holder: 'SMfedcba9876543210fedcba9876543210', since }, proxyUrl }

  it('a call or a message goes back to Proxy, where it will find it', () => {
    const wait = { kind: 'wait', because: 'session-being-made', proxyUrl }
    expect(decideOutOfSession(call, { ...facts, making })).toEqual(wait)
    expect(decideOutOfSession(message, { ...facts, making })).toEqual(wait)
  })

  it.each<readonly [string, Partial<Facts>, object]>([
    ['there is nobody to be put through to', { teams: [closed] }, { kind: 'voicemail' }],
    ['they are blocked', { blockedFrom: 'everybody' }, { kind: 'reject' }],
    ['the deployment does not say where Proxy is', { making: { ...making, proxyUrl: undefined } }, { kind: 'session' }],
    [
      'it is this very call that makes it, asked for again',
      { making: { ...making, opening: { holder: call.sid, since } } },
      { kind: 'session' },
    ],
    ['nobody knows who makes it', { making: { ...making, opening: undefined } }, { kind: 'session' }],
  ])('a call does not wait where %s', (_, changed, expected) => {
    expect(decideOutOfSession(call, { ...facts, making, ...changed })).toMatchObject(expected)
  })
})

describe.each([
  ['calls', call],
  ['writes', message],
] as const)('one of ours who %s', (_, contact) => {
  const byWorker = { ...contact, from: first.phone, to: '+15551230009' }
  const customer = { key: 'key-1', customer: '+15557654321', number: number.address, at: '2026-11-20T11:00:00.000Z' }
  const worker = { worker: first, contacts: [customer], offered: undefined, chosen: undefined }
  const atNumberOfNobody = { ...facts, number: undefined, teams: [], worker }

  it('gets the customer with whom they were in touch, at whatever number of ours', () => {
    expect(decideOutOfSession(byWorker, atNumberOfNobody)).toMatchObject({
      kind: 'session-back',
      contact: customer,
      terms: { uniqueName: `patchbay-${contact.sid}`, ttlSeconds: 3600 },
    })
  })

  it('is no customer of a colleague, also where the number would put them through', () => {
    const noContacts = { ...facts, teams: [teamOf(second)], worker: { ...worker, contacts: [] } }
    expect(decideOutOfSession({ ...byWorker, to: number.address }, noContacts)).toMatchObject({ kind: 'no-customer' })
  })

  it('waits where another of their calls or texts is making the session', () => {
    const proxyUrl = 'https://webhooks.twilio.com/v1/Accounts/AC/Proxy/KS/Webhooks/Call'
    const making = { opening: { holder: 'CA99999999999999999999999999999999', since: 0 }, proxyUrl }
    expect(decideOutOfSession(byWorker, { ...atNumberOfNobody, making })).toMatchObject({ kind: 'wait', proxyUrl })
  })
})
