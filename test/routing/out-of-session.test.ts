import type { Team } from '../../src/routing/directory'
import { decideOutOfSession, type Facts } from '../../src/routing/out-of-session'
import { german } from '../fixtures/prompts'
import type { OutOfSession } from '../../src/webhooks/out-of-session'

const call: OutOfSession = {
  kind: 'call',
  sid: 'CA0123456789abcdef0123456789abcdef',
  from: '+15557654321',
  to: '+15551230001',
}
const message: OutOfSession = { ...call, kind: 'message', sid: 'SM0123456789abcdef0123456789abcdef' }

const first = { identity: 'worker-1@example.com', phone: '+15559990001' }
const second = { identity: 'worker-2@example.com', phone: '+15559990002' }
const withoutPhone = { identity: 'worker-3@example.com' }

const teamOf = (...members: Team['members']): Team => ({ id: 'sales', strategy: 'sticky', members })

const facts: Facts = {
  assignedTo: undefined,
  blocked: false,
  teams: [teamOf(first)],
  absences: [],
  openSessions: new Map(),
  turn: { number: 0 },
  prompts: german,
  now: new Date('2026-11-20T12:00:00Z'),
  sessionTtlSeconds: 3600,
}

const full = { ...first, capacity: 2 }
const firstHas = (sessions: number) => ({ openSessions: new Map([[first.identity, sessions]]) })

const sessions: readonly (readonly [string, Partial<Facts>, object])[] = [
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
  it.each(sessions)('who %s gets a session', (_, changed, expected) => {
    expect(decideOutOfSession(contact, { ...facts, ...changed })).toEqual({
      kind: 'session',
      customer: '+15557654321',
      number: '+15551230001',
      capacity: undefined,
      byTurn: false,
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
  ['comes over SIP', { from: 'sip:alice@example.com' }, {}, 'sender-unknown'],
  ['comes over WhatsApp', { from: 'whatsapp:+15557654321' }, {}, 'sender-unknown'],
  [
    'is anonymous, although a worker is assigned',
    { from: 'anonymous' },
    { assignedTo: first.identity },
    'sender-unknown',
  ],
  ['reaches a number that nobody listed', {}, { teams: undefined }, 'number-not-in-directory'],
  ['reaches a team without members', {}, { teams: [teamOf()] }, 'nobody-reachable'],
  ['reaches a team without phones', {}, { teams: [teamOf(withoutPhone)] }, 'nobody-reachable'],
  ['reaches a team of which everybody is away', {}, { absences: [{ worker: first.identity }] }, 'nobody-available'],
  ['reaches a team of which everybody is full', {}, { teams: [teamOf(full)], ...firstHas(2) }, 'nobody-available'],
  ['reaches a team that is closed', {}, { teams: [closed] }, 'after-hours'],
  ['is a member of the team', { from: first.phone }, {}, 'sender-is-a-worker'],
  [
    'is a member of the team that it overflows to',
    { from: second.phone },
    { teams: [teamOf(first), { ...teamOf(second), id: 'night' }] },
    'sender-is-a-worker',
  ],
]

describe('nobody is reached', () => {
  it.each(nobody)('when a caller %s, who then may leave a message', (_, contact, changed, because) => {
    const decision = decideOutOfSession({ ...call, ...contact }, { ...facts, ...changed })
    expect(decision).toEqual({ kind: 'voicemail', because, prompts: german })
  })

  it.each(nobody)('when a sender %s, who then gets an answer', (_, contact, changed, because) => {
    const decision = decideOutOfSession({ ...message, ...contact }, { ...facts, ...changed })
    expect(decision).toEqual({ kind: 'apology', because, prompts: german })
  })
})

describe('somebody who is blocked', () => {
  it.each([
    ['an assigned customer', { assignedTo: first.identity }],
    ['a number that nobody listed', { teams: undefined }],
  ])('is rejected whatever else is known: %s', (_, changed) => {
    const blocked = { ...facts, ...changed, blocked: true }
    expect(decideOutOfSession(call, blocked)).toEqual({ kind: 'reject', because: 'blocked' })
    expect(decideOutOfSession(message, blocked)).toEqual({ kind: 'ignore', because: 'blocked' })
  })
})

const nameOf = (contact: OutOfSession) => {
  const decision = decideOutOfSession(contact, facts)
  return decision.kind === 'session' ? decision.uniqueName : undefined
}

describe('the unique name of a session', () => {
  it('is the same when Twilio asks twice', () => {
    expect(nameOf(call)).toBe(nameOf({ ...call }))
  })

  it('is another for another call, for Proxy never releases a name', () => {
    expect(nameOf(call)).not.toBe(nameOf({ ...call, sid: 'CAfedcba9876543210fedcba9876543210' }))
  })

  it('has at most 191 characters and names no address', () => {
    // https://www.twilio.com/docs/proxy/proxy-limits
    expect(nameOf(call)?.length).toBeLessThanOrEqual(191)
    expect(nameOf(call)).not.toMatch(/5557654321|5551230001/)
  })
})
