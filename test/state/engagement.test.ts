import { decideOutOfSession } from '../../src/routing/out-of-session'
import { sticky } from '../../src/routing/strategies'
import { Contended } from '../../src/state/again'
import { engaged } from '../../src/state/engagement'
import { factsOutOfSession } from '../../src/state/out-of-session'
import { customer, number, portsFor, reach, sessionsIn, teamOf, textFrom, type TeamPorts } from '../support/one-team'
import { twilioError } from '../support/twilio-error'

const now = new Date('2026-11-20T12:00:00Z')

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
    expect(await keys()).toHaveLength(2) // the assignment, and the opening
  })
})

describe('A number that is kept for a worker', () => {
  const reservedNumber = '+15551239999'
  const ownNumbered = () => {
    const team = teamOf('sticky', 1)
    return { ...team, members: team.members.map((member) => ({ ...member, reservedNumber })) }
  }
  const numberShownTo = async (ports: TeamPorts, from: string) => {
    const contact = textFrom(from)
    const facts = await factsOutOfSession(ports, contact, now)
    const decide = (known: typeof facts) => decideOutOfSession(contact, known)
    const decision = await engaged(ports, decide(facts), facts, (known) =>
      decideOutOfSession(contact, { ...facts, ...known }),
    )
    return decision.kind === 'session' ? decision.reservedNumber : decision.kind
  }

  it('is what the worker sees of one customer at a time; of others, Proxy chooses a number', async () => {
    const { ports } = portsFor(ownNumbered())
    expect(await numberShownTo(ports, customer(1))).toBe(reservedNumber)
    expect(await numberShownTo(ports, customer(2))).toBeUndefined()
    expect(await numberShownTo(ports, customer(1))).toBe(reservedNumber)
  })

  it('is had by one of 20 customers at once', async () => {
    const { ports } = portsFor(ownNumbered())
    const shown = await Promise.all(Array.from({ length: 20 }, (_, n) => numberShownTo(ports, customer(n))))
    expect(shown.filter((one) => one === reservedNumber)).toHaveLength(1)
    expect(shown.filter((one) => one === undefined)).toHaveLength(19)
  })

  it('is given back by a customer who turns out to be somebody else’s', async () => {
    const team = ownNumbered()
    const other = { identity: 'worker-9@example.com', phone: '+15559990009' }
    const both = { ...team, members: [...team.members, other] }
    const { ports } = portsFor(both)
    const contact = textFrom(customer(1))
    const facts = await factsOutOfSession(ports, contact, now)
    const decided = decideOutOfSession(contact, { ...facts, teams: [team] })
    await ports.assignments.assign(customer(1), number, other.identity)
    const decision = await engaged(ports, decided, facts, (known) => decideOutOfSession(contact, known))
    expect(decision).toMatchObject({ worker: other, because: 'assigned', reservedNumber: undefined })
    expect(await numberShownTo({ ...ports, directory: portsFor(team).ports.directory }, customer(2))).toBe(
      reservedNumber,
    )
  })

  it('is given back by a customer whose worker turns out to be full', async () => {
    const team = ownNumbered()
    const limited = { ...team, members: team.members.map((member) => ({ ...member, capacity: 1 })) }
    const { ports } = portsFor(limited)
    const contact = textFrom(customer(1))
    const facts = await factsOutOfSession(ports, contact, now)
    await ports.leases.take(team.members[0]?.identity ?? '', 1, { customer: customer(2), number })
    const decide = (known: typeof facts) => decideOutOfSession(contact, known)
    const decision = await engaged(ports, decide(facts), facts, (known) => decideOutOfSession(contact, known))
    expect(decision).toMatchObject({ kind: 'apology', because: 'nobody-available' })
    expect(await ports.leases.take(reservedNumber, 1, { customer: customer(3), number })).not.toBe('full')
  })

  it('is Proxy’s to choose where nobody can say whether it is taken', async () => {
    const { ports } = portsFor(ownNumbered())
    const leases = { ...ports.leases, take: () => Promise.reject(twilioError(429, 54009)) }
    expect(await numberShownTo({ ...ports, leases }, customer(1))).toBeUndefined()
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
  /** Decides before the customer is given to the other of two workers, and engages afterwards. */
  async function outrun(change: (ports: TeamPorts) => TeamPorts = (ports) => ports) {
    const team = teamOf('sticky', 2, 5)
    const { ports, items } = portsFor(team)
    const preferred = sticky(customer(1), team.members)?.identity ?? ''
    const owner = team.members.find(({ identity }) => identity !== preferred)?.identity ?? ''
    const contact = textFrom(customer(1))
    const facts = await factsOutOfSession(ports, contact, now)
    await ports.assignments.assign(customer(1), number, owner)
    const decision = await engaged(change(ports), decideOutOfSession(contact, facts), facts, (known) =>
      decideOutOfSession(contact, known),
    )
    return { decision, owner, preferred, sessions: await sessionsIn(items, team) }
  }

  it('goes there, and the place is given back', async () => {
    const { decision, owner, preferred, sessions } = await outrun()
    expect(decision).toMatchObject({ kind: 'session', worker: { identity: owner }, because: 'assigned' })
    expect(sessions).toEqual({ [preferred]: 0, [owner]: 1 })
  })

  it('goes there, although the place cannot be given back', async () => {
    const giveBack = jest.fn(() => Promise.reject(twilioError(429, 54009)))
    const unwilling = (ports: TeamPorts): TeamPorts => ({
      ...ports,
      leases: {
        ...ports.leases,
        take: async (...asked) => ((await ports.leases.take(...asked)) === 'full' ? 'full' : { giveBack }),
      },
    })
    const { decision, owner, preferred, sessions } = await outrun(unwilling)
    expect(decision).toMatchObject({ kind: 'session', worker: { identity: owner }, because: 'assigned' })
    expect(giveBack).toHaveBeenCalledTimes(1)
    expect(sessions).toEqual({ [preferred]: 1, [owner]: 1 })
  })
})

describe('Many at once', () => {
  it.each(['sticky', 'least-busy', 'round-robin'] as const)(
    'are all put through by a %s team: 200 contacts of one customer reach one worker and take one place of each at most',
    async (strategy) => {
      const team = teamOf(strategy, 5, 3)
      const { ports, items } = portsFor(team)
      const reached = await Promise.all(Array.from({ length: 200 }, () => reach(ports, customer(1))))
      expect(tally(reached).size).toBe(1)
      expect(reached[0]).toMatch(/^worker-\d@/)
      // Where their turns led them to several workers at first, a place that two of them came for there ends with its time.
      const { [reached[0] ?? '']: theirs, ...others } = await sessionsIn(items, team)
      expect(theirs).toBe(1)
      const most = strategy === 'round-robin' ? 1 : 0
      expect(Math.max(...Object.values(others))).toBeLessThanOrEqual(most)
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
