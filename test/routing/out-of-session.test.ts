import { decideOutOfSession, type Facts } from '../../src/routing/out-of-session'
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
const withBrokenPhone = { identity: 'worker-4@example.com', phone: '5559990004' }

const facts: Facts = {
  assignedTo: undefined,
  team: { id: 'sales', members: [first, second] },
  sessionTtlSeconds: 3600,
}
const teamOf = (...members: readonly { readonly identity: string; readonly phone?: string }[]) => ({
  team: { id: 'sales', members },
})

const sessions: readonly (readonly [string, Partial<Facts>, object])[] = [
  ['is the first contact', {}, { worker: first, assign: true, because: 'first-contact' }],
  [
    'belongs to the first member',
    { assignedTo: first.identity },
    { worker: first, assign: false, because: 'assigned' },
  ],
  [
    'belongs to a later member',
    { assignedTo: second.identity },
    { worker: second, assign: false, because: 'assigned' },
  ],
  [
    'belongs to somebody who has left the team',
    { assignedTo: 'worker-9@example.com' },
    { worker: first, assign: false, because: 'assigned-worker-not-reachable' },
  ],
  [
    'belongs to a member without a phone',
    { assignedTo: withoutPhone.identity, ...teamOf(withoutPhone, second) },
    { worker: second, assign: false, because: 'assigned-worker-not-reachable' },
  ],
  [
    'belongs to a member whose phone is no phone number',
    { assignedTo: withBrokenPhone.identity, ...teamOf(withBrokenPhone, second) },
    { worker: second, assign: false, because: 'assigned-worker-not-reachable' },
  ],
  [
    'meets a team whose first member has no phone',
    teamOf(withoutPhone, second),
    { worker: second, assign: true, because: 'first-contact' },
  ],
]

describe.each([
  ['caller', call],
  ['sender', message],
])('a %s', (_, contact) => {
  it.each(sessions)('who %s gets a session', (_, changed, expected) => {
    expect(decideOutOfSession(contact, { ...facts, ...changed })).toEqual({
      kind: 'session',
      uniqueName: `patchbay-${contact.sid}`,
      ttlSeconds: 3600,
      ...expected,
    })
  })
})

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
  ['reaches a number that nobody listed', {}, { team: undefined }, 'number-not-in-directory'],
  ['reaches a team without members', {}, teamOf(), 'nobody-reachable'],
  ['reaches a team without phones', {}, teamOf(withoutPhone, withBrokenPhone), 'nobody-reachable'],
  ['is a member of the team', {}, teamOf({ ...first, phone: '+15557654321' }, second), 'sender-is-a-worker'],
]

describe('nobody is reached', () => {
  it.each(nobody)('when a caller %s, who then may leave a message', (_, contact, changed, because) => {
    const decision = decideOutOfSession({ ...call, ...contact }, { ...facts, ...changed })
    expect(decision).toEqual({ kind: 'voicemail', because })
  })

  it.each(nobody)('when a sender %s, who then gets an answer', (_, contact, changed, because) => {
    const decision = decideOutOfSession({ ...message, ...contact }, { ...facts, ...changed })
    expect(decision).toEqual({ kind: 'apology', because })
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
