import type { SessionBack } from '../../src/routing/worker-contact'
import { takePlaces } from '../../src/state/worker-places'
import { memoryItems } from '../support/memory-items'
import { customer, number, portsOn, sessionsIn, teamOf } from '../support/one-team'

const now = new Date('2026-11-20T12:00:00Z')
const kept = '+15551230009'
const seen = '+15551230008'

/** Of a team of one, who has this capacity. */
function open(capacity?: number) {
  const { items } = memoryItems()
  const team = teamOf('sticky', 1, capacity)
  const { leases } = portsOn(items, team)
  const back = (n: number): SessionBack & { readonly terms: { uniqueName: string; ttlSeconds: number } } => ({
    kind: 'session-back',
    because: 'one-recent-customer',
    worker: { ...team.members[0], identity: 'worker-0@example.com', phone: '+15559990000', reservedNumber: kept },
    contact: { customer: customer(n), number },
    mode: 'voice-and-message',
    terms: { uniqueName: 'constructed', ttlSeconds: 60 },
  })
  const take = (n: number, from: string) => takePlaces(leases, back(n), from, now)
  const isKeptFree = async () =>
    (await leases.take(kept, 1, { customer: customer(99), number, ttlSeconds: 60 })) !== 'full'
  return { take, isKeptFree, sessions: () => sessionsIn(items, team) }
}

describe('A worker who calls back', () => {
  it('has one session more, and no more than they may have', async () => {
    const { take, sessions } = open(1)
    await take(1, seen)
    expect(await sessions()).toEqual({ 'worker-0@example.com': 1 })
    await take(2, seen)
    expect(await sessions()).toEqual({ 'worker-0@example.com': 1 })
  })

  it('has it once, however often Twilio asks', async () => {
    const { take, sessions } = open(2)
    await Promise.all([take(1, seen), take(1, seen), take(1, seen)])
    expect(await sessions()).toEqual({ 'worker-0@example.com': 1 })
  })

  it('is not counted where nobody counts', async () => {
    const { take, sessions } = open()
    await take(1, seen)
    expect(await sessions()).toEqual({ 'worker-0@example.com': 0 })
  })

  it('takes the number that is kept for them with it, where it is the one that they call', async () => {
    const onAnother = open()
    await onAnother.take(1, seen)
    expect(await onAnother.isKeptFree()).toBe(true)
    const onKept = open()
    await onKept.take(1, kept)
    expect(await onKept.isKeptFree()).toBe(false)
  })
})
