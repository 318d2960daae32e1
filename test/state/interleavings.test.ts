import { seededRandom } from '../../bench/seeded-random'
import { strategies, type Strategy } from '../../src/routing/directory'
import type { Items } from '../../src/state/items'
import { customer, portsOn, reach, sessionsIn, teamOf } from '../support/one-team'
import { memoryItems } from '../support/memory-items'

const SEEDS = Array.from({ length: 15 }, (_, index) => index + 1)

/** Each request, and each answer, waits for up to so many turns of the event loop. */
const LONGEST_TURNS = 8

/** One moment after the other; a place is what a worker has one session in. */
interface Occupation {
  readonly place: string
  readonly from: number
  until: number
}

interface Contact {
  readonly from: string
  readonly worker: string | undefined
  readonly startedAt: number
  readonly endedAt: number
}

/** Contacts of several customers, in two containers that count anew each time, in an order that only the seed knows. */
async function meet(strategy: Strategy, seed: number) {
  const random = seededRandom(seed)
  const upTo = (most: number) => Math.floor(random() * (most + 1))
  let moment = 0
  const turns = async (most: number) => {
    for (let left = upTo(most); left > 0; left--) {
      await new Promise((resolve) => setImmediate(resolve))
      moment++
    }
  }
  const occupations: Occupation[] = []
  const items = watched(
    memoryItems().items,
    () => turns(LONGEST_TURNS),
    occupations,
    () => ++moment,
  )
  const team = teamOf(
    strategy,
    3,
    Array.from({ length: 3 }, () => 1 + upTo(2)),
  )
  let time = 0
  const patience = { random, wait: () => turns(LONGEST_TURNS) }
  const containers = [0, 1].map(() => portsOn(items, team, { patience, now: () => (time += 10_000) }))
  const customers = 2 + upTo(5)
  const contacts = await Promise.all(
    Array.from({ length: 3 * customers }, async (_, n): Promise<Contact> => {
      const from = customer(n % customers)
      await turns(60)
      const startedAt = ++moment
      const ports = containers[upTo(1)]
      const worker = ports && (await reach(ports, from))
      return { from, worker, startedAt, endedAt: ++moment }
    }),
  )
  return { team, contacts, occupations, sessions: await sessionsIn(items, team) }
}

/** Items that answer late, and note from when until when each place was held. */
function watched(items: Items, late: () => Promise<void>, occupations: Occupation[], moment: () => number): Items {
  const during = async <Result>(request: () => Promise<Result>) => {
    await late()
    const result = await request()
    return { result, at: moment() }
  }
  const answered = async <Result>(result: Result) => {
    await late()
    return result
  }
  return {
    create: async (place, ...rest) => {
      const { result, at } = await during(() => items.create(place, ...rest))
      if (place.collection === 'leases' && result === 'created')
        occupations.push({ place: place.key, from: at, until: Infinity })
      return answered(result)
    },
    remove: async (place, revision) => {
      const { result, at } = await during(() => items.remove(place, revision))
      const open = occupations.find((each) => each.place === place.key && each.until === Infinity)
      if (open && result === 'removed') open.until = at
      return answered(result)
    },
    fetch: async (place) => answered((await during(() => items.fetch(place))).result),
    replace: async (...asked) => answered((await during(() => items.replace(...asked))).result),
    list: async (...asked) => answered((await during(() => items.list(...asked))).result),
  }
}

describe.each(strategies)('Whatever the order of what several contacts do, in a %s team', (strategy) => {
  it.each(SEEDS)('nobody has too many, nobody is split, and nobody is refused for nothing: seed %d', async (seed) => {
    const { team, contacts, occupations, sessions } = await meet(strategy, seed)

    for (const { identity, capacity = 0 } of team.members) {
      const customers = new Set(contacts.filter(({ worker }) => worker === identity).map(({ from }) => from))
      expect(customers.size).toBeLessThanOrEqual(capacity)
      expect(sessions[identity]).toBeLessThanOrEqual(capacity)
      expect(sessions[identity]).toBeGreaterThanOrEqual(customers.size)
    }
    for (const from of new Set(contacts.map((contact) => contact.from))) {
      const workers = contacts.filter((contact) => contact.from === from).flatMap(({ worker }) => worker ?? [])
      expect(new Set(workers).size).toBeLessThanOrEqual(1)
    }
    const places = team.members.reduce((sum, { capacity = 0 }) => sum + capacity, 0)
    for (const { worker, startedAt, endedAt } of contacts) {
      if (worker !== undefined) continue
      const held = occupations.filter(({ from, until }) => from < endedAt && until > startedAt)
      expect(new Set(held.map(({ place }) => place)).size).toBe(places)
    }
  })
})
