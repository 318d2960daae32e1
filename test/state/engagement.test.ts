import type { Strategy, Team } from '../../src/routing/directory'
import { decideOutOfSession } from '../../src/routing/out-of-session'
import { sticky } from '../../src/routing/strategies'
import { assignmentsIn } from '../../src/state/assignments'
import { Contended } from '../../src/state/again'
import { engaged } from '../../src/state/engagement'
import { secretKeys } from '../../src/state/keys'
import { leasesIn } from '../../src/state/leases'
import { factsOutOfSession } from '../../src/state/out-of-session'
import { turnsIn } from '../../src/state/turns'
import type { OutOfSession } from '../../src/webhooks/out-of-session'
import { memoryItems } from '../support/memory-items'

const number = '+15551230001'
const now = new Date('2026-11-20T12:00:00Z')
const secretKey = secretKeys('constructed-secret-of-32-letters')

function teamOf(strategy: Strategy, size: number, capacity?: number): Team {
  const members = Array.from({ length: size }, (_, n) => ({
    identity: `worker-${n}@example.com`,
    phone: `+1555999${String(n).padStart(4, '0')}`,
    ...(capacity !== undefined && { capacity }),
  }))
  return { id: 'sales', strategy, members }
}

/** The ports of one deployment, in memory, over a directory of one team. */
function portsFor(team: Team) {
  const memory = memoryItems()
  const { items } = memory
  const ports = {
    assignments: assignmentsIn(items, secretKey, 60),
    leases: leasesIn(items, secretKey, 60),
    turns: turnsIn(items, secretKey, 60),
    config: { sessionTtlSeconds: 60 },
    directory: {
      number: async () => ({ address: number, service: 'proxy', teams: [team.id] }) as const,
      team: async () => team,
      worker: async () => undefined,
      prompts: async () => undefined,
      absences: async () => [],
      isBlocked: async () => false,
    },
  }
  return { ports, keys: () => memory.keys() }
}

const customer = (n: number) => `+1303555${String(n).padStart(4, '0')}`
const textFrom = (from: string): OutOfSession => ({ kind: 'message', sid: `SM${'0'.repeat(32)}`, from, to: number })

type Ports = ReturnType<typeof portsFor>['ports']

/** Who this customer is put through to, by identity; `undefined`: nobody. */
async function reach(ports: Ports, from: string): Promise<string | undefined> {
  const contact = textFrom(from)
  const facts = await factsOutOfSession(ports, contact, now)
  const decide = (known: typeof facts) => decideOutOfSession(contact, known)
  const decision = await engaged(ports, decide(facts), facts, (known) => decideOutOfSession(contact, known))
  return decision.kind === 'session' ? decision.worker.identity : undefined
}

const tally = (reached: readonly (string | undefined)[]) => {
  const counts = new Map<string | undefined, number>()
  for (const worker of reached) counts.set(worker, (counts.get(worker) ?? 0) + 1)
  return counts
}

describe('A choice that stands', () => {
  it('makes the customer belong to the worker', async () => {
    const team = teamOf('sticky', 3)
    const { ports } = portsFor(team)
    const worker = await reach(ports, customer(1))
    expect(worker).toBe(sticky(customer(1), team.members)?.identity)
    expect(await ports.assignments.find(customer(1), number)).toBe(worker)
  })

  it('takes a place only where somebody counts', async () => {
    const { ports, keys } = portsFor(teamOf('sticky', 3))
    await reach(ports, customer(1))
    expect(await keys()).toHaveLength(1)
  })
})

describe('A worker who turns out to be full', () => {
  it('passes the customer on, who then belongs to the next', async () => {
    const team = teamOf('sticky', 2, 1)
    const { ports } = portsFor(team)
    const [first, second] = [0, 1].map((n) => team.members[n]?.identity)
    const prefers = (n: number) => sticky(customer(n), team.members)?.identity
    const [one, other] = Array.from({ length: 40 }, (_, n) => n).filter((n) => prefers(n) === first)
    expect(await reach(ports, customer(one ?? 0))).toBe(first)
    expect(await reach(ports, customer(other ?? 0))).toBe(second)
    expect(await ports.assignments.find(customer(other ?? 0), number)).toBe(second)
  })

  it('keeps a customer of theirs, who is put through to somebody else for this time', async () => {
    const team = teamOf('sticky', 2, 1)
    const { ports } = portsFor(team)
    const theirs = team.members[0]?.identity ?? ''
    await ports.assignments.assign(customer(1), number, theirs)
    await ports.leases.take(theirs, 1, { customer: customer(2), number })
    expect(await reach(ports, customer(1))).toBe(team.members[1]?.identity)
    expect(await ports.assignments.find(customer(1), number)).toBe(theirs)
  })
})

describe('A customer whom somebody else has been given meanwhile', () => {
  it('goes there, and the place is given back', async () => {
    const team = teamOf('sticky', 2, 5)
    const { ports } = portsFor(team)
    const [preferred, other] = [sticky(customer(1), team.members)?.identity ?? '', 'worker-9@example.com']
    const owner = team.members.find(({ identity }) => identity !== preferred)?.identity ?? other
    const contact = textFrom(customer(1))
    const facts = await factsOutOfSession(ports, contact, now)
    await ports.assignments.assign(customer(1), number, owner)

    const decision = await engaged(ports, decideOutOfSession(contact, facts), facts, (known) =>
      decideOutOfSession(contact, known),
    )
    expect(decision).toMatchObject({ kind: 'session', worker: { identity: owner }, because: 'assigned' })
    expect(await ports.leases.count([preferred, owner])).toEqual(
      new Map([
        [preferred, 0],
        [owner, 1],
      ]),
    )
  })
})

describe('Many at once', () => {
  it.each(['sticky', 'least-busy', 'round-robin'] as const)(
    'are all put through by a %s team: 200 contacts of one customer reach one worker and take one place',
    async (strategy) => {
      const { ports } = portsFor(teamOf(strategy, 5, 3))
      const reached = await Promise.all(Array.from({ length: 200 }, () => reach(ports, customer(1))))
      expect(tally(reached).size).toBe(1)
      expect(reached[0]).toMatch(/^worker-\d@/)
      const places = await ports.leases.count(teamOf(strategy, 5).members.map(({ identity }) => identity))
      expect([...places.values()].toSorted((a, b) => b - a)).toEqual([1, 0, 0, 0, 0])
    },
    20_000,
  )

  it.each(['sticky', 'least-busy', 'round-robin'] as const)(
    'fill a %s team to the last place and no further: 300 customers, 5 workers with 50 sessions each',
    async (strategy) => {
      const { ports } = portsFor(teamOf(strategy, 5, 50))
      const reached = await Promise.all(Array.from({ length: 300 }, (_, n) => reach(ports, customer(n))))
      const counts = tally(reached)
      expect(counts.get(undefined)).toBe(50)
      counts.delete(undefined)
      expect([...counts.values()]).toEqual([50, 50, 50, 50, 50])
    },
    20_000,
  )

  it('share a team that goes by turns, although turns are contended', async () => {
    const { ports } = portsFor(teamOf('round-robin', 4))
    const reached = await Promise.all(Array.from({ length: 20 }, (_, n) => reach(ports, customer(n))))
    expect(tally(reached).size).toBe(4)
  })
})

describe('A decision that never stands', () => {
  it('is given up after some attempts, as contended', async () => {
    const team = teamOf('sticky', 1)
    const { ports } = portsFor(team)
    const contact = textFrom(customer(1))
    const facts = await factsOutOfSession(ports, contact, now)
    // Each time somebody else owns the customer, and yet the decision is the same.
    const assignments = { ...ports.assignments, assign: async () => 'somebody-else@example.com' }
    const decision = decideOutOfSession(contact, facts)
    const engaging = engaged({ ...ports, assignments }, decision, facts, () => decision)
    await expect(engaging).rejects.toThrow(Contended)
  }, 20_000)
})
