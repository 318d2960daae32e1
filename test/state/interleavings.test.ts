import { seededRandom } from '../../bench/seeded-random'
import { strategies, type Strategy } from '../../src/routing/directory'
import type { Items, Place } from '../../src/state/items'
import { customer, portsOn, reach, sessionsIn, teamOf } from '../support/one-team'
import { memoryItems } from '../support/memory-items'

/** Pauses before another attempt are turns, too, and nobody's patience ends: no clock decides who comes first. */
let mockPause: () => Promise<void> = async () => undefined
jest.mock('node:timers/promises', () => ({
  setTimeout: (_milliseconds: number, atItsEnd?: unknown) =>
    atItsEnd === undefined ? mockPause() : new Promise(() => undefined),
}))

const SEEDS = Array.from({ length: 50 }, (_, index) => index + 1)

/** Each request, and each answer, waits for up to so many turns of the event loop. */
const LONGEST_TURNS = 8

const LONGEST_PAUSE_TURNS = 60

/** Contacts come within so many turns of each other. */
const LATEST_BY_TURNS = 30

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
    Array.from({ length: 3 }, () => (random() < 0.7 ? 1 : 2)),
  )
  let time = 0
  mockPause = () => turns(LONGEST_PAUSE_TURNS)
  const containers = [0, 1].map(() => portsOn(items, team, { now: () => (time += 10_000) }))
  const customers = 2 + upTo(5)
  const contacts = await Promise.all(
    Array.from({ length: 3 * customers }, async (_, n): Promise<Contact> => {
      const from = customer(n % customers)
      await turns(LATEST_BY_TURNS)
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
  const slowly = async <Result>(request: () => Promise<Result>, note?: (result: Result, at: number) => void) => {
    await late()
    const result = await request()
    note?.(result, moment())
    await late()
    return result
  }
  const noteHolder = ({ collection, key }: Place, data: object, at: number) => {
    if (collection !== 'leases') return
    const open = occupations.find(({ place, until }) => place === key && until === Infinity)
    if (!('holder' in data) && open) open.until = at
    if ('holder' in data && !open) occupations.push({ place: key, from: at, until: Infinity })
  }
  return {
    create: (place, data, ttlSeconds) =>
      slowly(
        () => items.create(place, data, ttlSeconds),
        (result, at) => result === 'created' && noteHolder(place, data, at),
      ),
    replace: (place, data, ttlSeconds, revision) =>
      slowly(
        () => items.replace(place, data, ttlSeconds, revision),
        (result, at) => result === 'replaced' && noteHolder(place, data, at),
      ),
    remove: (place, revision) =>
      slowly(
        () => items.remove(place, revision),
        (result, at) => result === 'removed' && noteHolder(place, {}, at),
      ),
    fetch: (place) => slowly(() => items.fetch(place)),
    range: (...asked) => items.range(...asked),
    list: (collection, shardKey) => slowly(() => items.list(collection, shardKey)),
  }
}

type Meeting = Awaited<ReturnType<typeof meet>>

/** What must not be, in words. */
function faultsOf({ team, contacts, occupations, sessions }: Meeting): readonly string[] {
  const tooMany = team.members.filter(({ identity, capacity = 0 }) => {
    const customers = new Set(contacts.filter(({ worker }) => worker === identity).map(({ from }) => from)).size
    const open = sessions[identity] ?? 0
    return customers > capacity || open > capacity || open < customers
  })
  const split = [...new Set(contacts.map(({ from }) => from))].filter((customer) => {
    const workers = contacts.filter(({ from }) => from === customer).flatMap(({ worker }) => worker ?? [])
    // Where a place became free in between, one contact may have met a full worker and the next one a free place.
    return new Set(workers).size > 1 && !occupations.some(({ until }) => until < Infinity)
  })
  const places = team.members.reduce((sum, { capacity = 0 }) => sum + capacity, 0)
  const refused = contacts.filter(({ worker, startedAt, endedAt }) => {
    const held = occupations.filter(({ from, until }) => from < endedAt && until > startedAt)
    return worker === undefined && new Set(held.map(({ place }) => place)).size < places
  })
  return [
    ...tooMany.map(({ identity }) => `${identity} has more sessions than places`),
    ...split.map((customer) => `${customer} is put through to several workers`),
    ...refused.map(({ from }) => `${from} is refused although a place was free all the time`),
  ]
}

describe('Whatever the order of what several contacts do', () => {
  it.each(strategies)('nobody has too many, is split, or is refused for nothing: a %s team', async (strategy) => {
    const refused: number[] = []
    for (const seed of SEEDS) {
      const meeting = await meet(strategy, seed)
      expect({ seed, faults: faultsOf(meeting) }).toEqual({ seed, faults: [] })
      if (meeting.contacts.some(({ worker }) => worker === undefined)) refused.push(seed)
    }
    // Places were scarce in some of them, and in others not.
    expect(refused.length).toBeGreaterThan(SEEDS.length / 10)
    expect(refused.length).toBeLessThan(SEEDS.length)
  })
})
