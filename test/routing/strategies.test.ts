import * as fc from 'fast-check'
import type { Member } from '../../src/routing/directory'
import { leastBusy, roundRobin, sticky } from '../../src/routing/strategies'

const team = (size: number): readonly Member[] =>
  Array.from({ length: size }, (_, index) => ({ identity: `worker-${index + 1}@example.com` }))

const customers = Array.from({ length: 20_000 }, (_, index) => `+1555${String(1_000_000 + index * 37)}`)

/** Who gets each of the 20,000 customers. */
const assigned = (members: readonly Member[]) =>
  customers.map((customer) => sticky(customer, members)?.identity ?? 'nobody')

function countsOf(identities: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const identity of identities) counts.set(identity, (counts.get(identity) ?? 0) + 1)
  return counts
}

function expectEvenShares(identities: readonly string[], size: number, percent: number): void {
  const counts = [...countsOf(identities).values()]
  const share = identities.length / size
  expect(counts).toHaveLength(size)
  expect(Math.min(...counts)).toBeGreaterThan(share * (1 - percent / 100))
  expect(Math.max(...counts)).toBeLessThan(share * (1 + percent / 100))
}

describe('sticky', () => {
  it('finds the same workers in every version of Patchbay, for no customer shall lose theirs by an update', () => {
    const found = customers.slice(0, 6).map((customer) => sticky(customer, team(5))?.identity)
    // Computed by another implementation, in Python.
    expect(found).toEqual([5, 4, 4, 4, 3, 2].map((number) => `worker-${number}@example.com`))
  })

  // By chance, the standard deviation of a share is 1.0, 1.7 and 3.1 % of it.
  describe.each([
    [3, 3],
    [7, 6],
    [20, 10],
  ])('among %d workers', (size, percent) => {
    const before = assigned(team(size))

    it(`shares 20,000 customers evenly, within ${percent} %`, () => {
      expectEvenShares(before, size, percent)
    })

    it('moves only the customers of one who leaves, and to all the others', () => {
      const [leaver, ...others] = team(size)
      const after = assigned(others)
      const orphans = after.filter((_, index) => before[index] === leaver?.identity)

      expect(after.filter((identity, index) => identity !== before[index])).toEqual(orphans)
      // Of 20 workers, each of the others gets only about 50 of them, and by chance 7 more or fewer.
      expectEvenShares(orphans, size - 1, size === 20 ? 50 : 10)
    })

    it('gives one who joins an equal share, within 10 %, and moves nobody else', () => {
      const joiner = 'worker-0@example.com'
      const after = assigned([...team(size), { identity: joiner }])
      const moved = after.filter((identity, index) => identity !== before[index])

      expect(new Set(moved)).toEqual(new Set([joiner]))
      const share = customers.length / (size + 1)
      expect(Math.abs(moved.length - share)).toBeLessThan(share * 0.1)
    })
  })
})

describe('least busy', () => {
  const two = [{ identity: 'ada' }, { identity: 'bob' }]

  it.each([
    ['takes whoever has fewer sessions', { ada: 3, bob: 2 }, 'bob'],
    ['takes whoever has fewer sessions, first of the list or not', { ada: 2, bob: 3 }, 'ada'],
    ['takes for none what is not counted', { ada: 1 }, 'bob'],
  ])('%s', (_, sessions, identity) => {
    expect(leastBusy('+15557654321', two, new Map(Object.entries(sessions)))).toEqual({ identity })
  })

  it('compares the number of sessions, not the share of the capacity', () => {
    const members = [
      { identity: 'ada', capacity: 50 },
      { identity: 'bob', capacity: 3 },
    ]
    const openSessions = new Map([
      ['ada', 3],
      ['bob', 2],
    ])
    expect(leastBusy('+15557654321', members, openSessions)?.identity).toBe('bob')
  })

  it('chooses among equals as sticky does', () => {
    const openSessions = new Map([['worker-1@example.com', 1]])
    for (const customer of customers.slice(0, 500)) {
      expect(leastBusy(customer, team(7), openSessions)).toEqual(sticky(customer, team(7).slice(1)))
    }
  })

  it('spreads those who come at once, before anything is counted', () => {
    const chosen = customers.slice(0, 2000).map((customer) => leastBusy(customer, team(20), new Map())?.identity ?? '')
    const counts = [...countsOf(chosen).values()]
    expect(counts).toHaveLength(20)
    expect(Math.max(...counts)).toBeLessThan(150)
  })

  it.each([3, 7, 20])('keeps %d workers within one session of each other, when each choice is counted', (size) => {
    const openSessions = new Map<string, number>()
    for (const customer of customers.slice(0, 2000)) {
      const { identity = 'nobody' } = leastBusy(customer, team(size), openSessions) ?? {}
      openSessions.set(identity, (openSessions.get(identity) ?? 0) + 1)
      const counts = team(size).map(({ identity }) => openSessions.get(identity) ?? 0)
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
    }
    expect([...openSessions.values()].reduce((sum, count) => sum + count)).toBe(2000)
  })
})

describe('round robin', () => {
  it('takes the members by identity', () => {
    const members = ['bob', 'ada', 'Zoë', 'eve'].map((identity) => ({ identity }))
    const chosen = [0, 1, 2, 3, 4, 5].map((turn) => roundRobin(turn, members)?.identity)
    expect(chosen).toEqual(['Zoë', 'ada', 'bob', 'eve', 'Zoë', 'ada'])
  })

  it('takes each once in as many turns as there are members, from any turn on', () => {
    const starts = fc.maxSafeNat().filter((turn) => turn < Number.MAX_SAFE_INTEGER - 100)
    fc.assert(
      fc.property(starts, fc.integer({ min: 1, max: 30 }), (start, size) => {
        const chosen = Array.from({ length: size }, (_, index) => roundRobin(start + index, team(size))?.identity)
        expect(new Set(chosen)).toEqual(new Set(team(size).map(({ identity }) => identity)))
      }),
    )
  })

  it('knows the last of all safe turns', () => {
    // 2 ** 53 - 1 is 1 modulo 3.
    expect(roundRobin(Number.MAX_SAFE_INTEGER, team(3))).toEqual({ identity: 'worker-2@example.com' })
  })
})

const arbitraryMembers = fc.uniqueArray(
  fc.record({ identity: fc.string(), phone: fc.constantFrom('+15559990001', '+15559990002') }),
  { selector: ({ identity }) => identity, maxLength: 12 },
)
const listTwice = arbitraryMembers.chain((members) =>
  fc.tuple(fc.constant(members), fc.shuffledSubarray(members, { minLength: members.length })),
)

describe.each([
  ['sticky', (customer: string, members: readonly Member[]) => sticky(customer, members)],
  [
    'least busy',
    (customer: string, members: readonly Member[], numbers: readonly number[]) => {
      const sessions = members.map(
        ({ identity }) => [identity, numbers[identity.length % numbers.length] ?? 0] as const,
      )
      return leastBusy(customer, members, new Map(sessions))
    },
  ],
  ['round robin', (_: string, members: readonly Member[], [turn = 0]: readonly number[]) => roundRobin(turn, members)],
])('whoever is chosen by %s', (_, choose) => {
  const numbers = fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 5 })

  it('is the same in whatever order the members are', () => {
    fc.assert(
      fc.property(fc.string(), listTwice, numbers, (customer, [members, shuffled], numbers) => {
        expect(choose(customer, shuffled, numbers)).toBe(choose(customer, members, numbers))
      }),
      { numRuns: 500 },
    )
  })

  it('is a member, and nobody only where there is none', () => {
    fc.assert(
      fc.property(fc.string(), arbitraryMembers, numbers, (customer, members, numbers) => {
        const chosen = choose(customer, members, numbers)
        if (chosen) expect(members).toContain(chosen)
        else expect(members).toEqual([])
      }),
    )
  })

  it('is nobody in an empty team', () => {
    expect(choose('+15557654321', [], [0])).toBeUndefined()
  })
})
