import { secretKeys } from '../../src/state/keys'
import { leasesIn, type Leases } from '../../src/state/leases'
import { UnreadableRecord } from '../../src/state/records'
import { ADDRESSES, SYNC_KEY, type OpenedItems, type OpenItems } from './opened-items'

const secretKey = secretKeys('constructed-secret-of-32-letters')
const HOUR_IN_SECONDS = 3_600

const worker = 'worker-1@example.com'
const number = '+15551230001'
const sessionOf = (customer: number) => ({ customer: `+1555000${String(customer).padStart(4, '0')}`, number })
const sessions = (count: number) => Array.from({ length: count }, (_, customer) => sessionOf(customer))

/** What `Leases` promises, wherever its items lie. */
export function describeLeases(name: string, open: OpenItems): void {
  describe(`leases in ${name}`, () => {
    let opened: OpenedItems
    let leases: Leases
    beforeEach(async () => {
      opened = await open()
      leases = leasesIn(opened.items, secretKey, HOUR_IN_SECONDS)
    })

    const count = async (of = worker) => (await leases.count([of])).get(of)
    const takeAll = (count: number, capacity: number) =>
      Promise.all(sessions(count).map((session) => leases.take(worker, capacity, session)))
    const tally = (results: readonly string[]) => ({
      held: results.filter((result) => result === 'held').length,
      full: results.filter((result) => result === 'full').length,
    })

    it('count nothing where nobody holds a place', async () => {
      expect(await leases.count([worker, 'worker-2@example.com'])).toEqual(
        new Map([
          [worker, 0],
          ['worker-2@example.com', 0],
        ]),
      )
      expect(await leases.count([])).toEqual(new Map())
    })

    it('do not count a session that is in nobody’s way but its own', async () => {
      await leases.take(worker, 3, sessionOf(1))
      await leases.take(worker, 3, sessionOf(2))
      expect(await leases.count([worker], sessionOf(1))).toEqual(new Map([[worker, 1]]))
      expect(await leases.count([worker], sessionOf(3))).toEqual(new Map([[worker, 2]]))
    })

    it('are held until the worker is full', async () => {
      const results: string[] = []
      for (const session of sessions(5)) results.push(await leases.take(worker, 3, session))
      expect(results).toEqual(['held', 'held', 'held', 'full', 'full'])
      expect(await count()).toBe(3)
    })

    it('are apart for each worker', async () => {
      await leases.take(worker, 1, sessionOf(1))
      expect(await leases.take('worker-2@example.com', 1, sessionOf(2))).toBe('held')
      expect(await count()).toBe(1)
      expect(await count('worker-2@example.com')).toBe(1)
    })

    it('are apart for each number of one customer', async () => {
      await leases.take(worker, 2, sessionOf(1))
      await leases.take(worker, 2, { ...sessionOf(1), number: '+15551230002' })
      expect(await count()).toBe(2)
    })

    it('are not had from a worker without places', async () => {
      expect(await leases.take(worker, 0, sessionOf(1))).toBe('full')
      expect(await opened.keys()).toEqual([])
    })

    it('are found again by the session that holds them, also when the worker is full', async () => {
      await takeAll(3, 3)
      for (const session of sessions(3)) expect(await leases.take(worker, 3, session)).toBe('held')
      expect(await count()).toBe(3)
    })

    it('are one for 200 requests of one customer at once', async () => {
      const results = await Promise.all(Array.from({ length: 200 }, () => leases.take(worker, 50, sessionOf(1))))
      expect(tally(results)).toEqual({ held: 200, full: 0 })
      expect(await count()).toBe(1)
    })

    it('are one for a customer who comes 50 times at once among many others', async () => {
      const customers = [...Array.from({ length: 50 }, () => sessionOf(0)), ...sessions(40)]
      const results = await Promise.all(customers.map((session) => leases.take(worker, 60, session)))
      expect(tally(results)).toEqual({ held: 90, full: 0 })
      expect(await count()).toBe(40)
    })

    it('are held by exactly as many as there are places when twice as many come at once', async () => {
      expect(tally(await takeAll(100, 50))).toEqual({ held: 50, full: 50 })
      expect(await count()).toBe(50)
    })

    it('are refused to nobody of 100 who come at once to 100 places', async () => {
      expect(tally(await takeAll(100, 100))).toEqual({ held: 100, full: 0 })
    })

    it('are had by one of 100 who come at once to the only place', async () => {
      expect(tally(await takeAll(100, 1))).toEqual({ held: 1, full: 99 })
    })

    it('are free for the next one when they are given back', async () => {
      await takeAll(3, 3)
      await leases.giveBack(worker, sessionOf(1))
      expect(await count()).toBe(2)
      expect(await leases.take(worker, 3, sessionOf(7))).toBe('held')
      expect(await leases.take(worker, 3, sessionOf(1))).toBe('full')
    })

    it('are given back by nobody but their holder, and more than once without harm', async () => {
      await leases.take(worker, 2, sessionOf(1))
      await leases.giveBack(worker, sessionOf(2))
      await leases.giveBack('worker-2@example.com', sessionOf(1))
      expect(await count()).toBe(1)
      await leases.giveBack(worker, sessionOf(1))
      await leases.giveBack(worker, sessionOf(1))
      expect(await count()).toBe(0)
    })

    it('count when the capacity was lowered below them, and free no place there', async () => {
      await takeAll(6, 6)
      expect(await leases.take(worker, 3, sessionOf(7))).toBe('full')
      expect(await leases.take(worker, 3, sessionOf(5))).toBe('held')
      expect(await count()).toBe(6)
    })

    it('are not had below a lowered capacity while as many sessions are open as it allows', async () => {
      const session = sessionOf(1)
      await leases.take('worker-2@example.com', 3, session)
      const [favourite] = await opened.items.list('leases', secretKey('worker', 'worker-2@example.com'))
      const shardKey = secretKey('worker', worker)
      for (const place of [(favourite as { readonly place: number }).place, 3, 4]) {
        const at = { collection: 'leases', shardKey, key: `${shardKey}.00${place}` } as const
        await opened.items.create(at, { v: 1, place, holder: `somebody at ${place}` }, HOUR_IN_SECONDS)
      }
      expect(await leases.take(worker, 3, session)).toBe('full')
      expect(await leases.take(worker, 4, session)).toBe('held')
    })

    it('are read under the keys and in the form that they were written in', async () => {
      const shardKey = secretKey('worker', worker)
      const place = { collection: 'leases', shardKey, key: `${shardKey}.000` } as const
      await opened.items.create(place, { v: 2, place: 0, holder: 'somebody' }, HOUR_IN_SECONDS)
      await expect(leases.count([worker])).rejects.toThrow(UnreadableRecord)
      await expect(leases.take(worker, 1, sessionOf(1))).rejects.toThrow(UnreadableRecord)
    })

    it('lie under keys that hold no address, and hold none themselves', async () => {
      await leases.take(worker, 500, { customer: '+15557654321', number })
      const keys = await opened.keys()
      expect(keys).toHaveLength(1)
      for (const key of keys) expect(key).toMatch(SYNC_KEY)
      const data = await opened.items.list('leases', secretKey('worker', worker))
      expect(JSON.stringify([keys, data])).not.toMatch(ADDRESSES)
    })
  })
}
