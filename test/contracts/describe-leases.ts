import type { Items } from '../../src/state/items'
import { secretKeys } from '../../src/state/keys'
import { leasesIn, type HeldPlace, type Leases } from '../../src/state/leases'
import type { Session } from '../../src/state/session'
import { UnreadableRecord } from '../../src/state/records'
import { ADDRESSES, SYNC_KEY, type OpenedItems, type OpenItems } from './opened-items'

const secretKey = secretKeys('constructed-secret-of-32-letters')
const HOUR_IN_SECONDS = 3_600

const worker = 'worker-1@example.com'
const number = '+15551230001'
const sessionOf = (customer: number) => ({ customer: `+1555000${String(customer).padStart(4, '0')}`, number })
const sessions = (count: number) => Array.from({ length: count }, (_, customer) => sessionOf(customer))

const said = (result: HeldPlace | 'full') => (result === 'full' ? 'full' : 'held')

const placeOf = (data: unknown) => (data as { readonly place: number }).place // src/state/leases.ts writes it

/** What `Leases` promises, wherever its items lie. */
export function describeLeases(name: string, open: OpenItems): void {
  describe(`leases in ${name}`, () => {
    let opened: OpenedItems
    let leases: Leases
    let milliseconds: number
    beforeEach(async () => {
      opened = await open()
      milliseconds = 0
      leases = openLeases()
    })

    /** Of another container, which remembers nothing of what this one has seen. */
    const openLeases = () => leasesIn(opened.items, secretKey, { ttlSeconds: HOUR_IN_SECONDS, now: () => milliseconds })
    /** As it is, not as it was seen. */
    const count = async (of = worker) => (await openLeases().count([of])).get(of)
    const take = async (session: Session, { of = worker, capacity = 3 } = {}) =>
      said(await leases.take(of, capacity, session))
    const takeAll = (count: number, capacity: number) =>
      Promise.all(sessions(count).map((session) => take(session, { capacity })))
    const tally = (results: readonly string[]) => ({
      held: results.filter((result) => result === 'held').length,
      full: results.filter((result) => result === 'full').length,
    })
    /** Takes a place that must be there. */
    const hold = async (session: Session, capacity = 3): Promise<HeldPlace> => {
      const held = await leases.take(worker, capacity, session)
      if (held === 'full') throw new Error('There was no place')
      return held
    }

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
      for (const session of sessions(5)) results.push(await take(session))
      expect(results).toEqual(['held', 'held', 'held', 'full', 'full'])
      expect(await count()).toBe(3)
    })

    it('are apart for each worker', async () => {
      await leases.take(worker, 1, sessionOf(1))
      expect(await take(sessionOf(2), { of: 'worker-2@example.com', capacity: 1 })).toBe('held')
      expect(await count()).toBe(1)
      expect(await count('worker-2@example.com')).toBe(1)
    })

    it('are apart for each number of one customer', async () => {
      await leases.take(worker, 2, sessionOf(1))
      await leases.take(worker, 2, { ...sessionOf(1), number: '+15551230002' })
      expect(await count()).toBe(2)
    })

    it('are not had from a worker without places', async () => {
      expect(await take(sessionOf(1), { capacity: 0 })).toBe('full')
      expect(await opened.keys()).toEqual([])
    })

    it('are found again by the session that holds them, also when the worker is full', async () => {
      await takeAll(3, 3)
      for (const session of sessions(3)) expect(await take(session)).toBe('held')
      expect(await count()).toBe(3)
    })

    it('are one for 200 requests of one customer at once', async () => {
      const results = await Promise.all(Array.from({ length: 200 }, () => take(sessionOf(1), { capacity: 50 })))
      expect(tally(results)).toEqual({ held: 200, full: 0 })
      expect(await count()).toBe(1)
    })

    it('are one for a customer who comes 50 times at once among many others', async () => {
      const customers = [...Array.from({ length: 50 }, () => sessionOf(0)), ...sessions(40)]
      const results = await Promise.all(customers.map((session) => take(session, { capacity: 60 })))
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

    describe('that are given back', () => {
      it('are free for the next one', async () => {
        const held = await hold(sessionOf(1))
        await takeAll(1, 3)
        await take(sessionOf(2))
        await held.giveBack()
        expect(await count()).toBe(2)
        expect(await take(sessionOf(7))).toBe('held')
        expect(await take(sessionOf(1))).toBe('full')
      })

      it('may be given back more than once, and nobody else loses theirs', async () => {
        const held = await hold(sessionOf(1), 1)
        await held.giveBack()
        await take(sessionOf(2), { capacity: 1 })
        await held.giveBack()
        expect(await count()).toBe(1)
        expect(await take(sessionOf(2), { capacity: 1 })).toBe('held')
      })

      it('stay where another contact of the session has come for them', async () => {
        const held = await hold(sessionOf(1))
        await take(sessionOf(1))
        await held.giveBack()
        expect(await count()).toBe(1)
      })

      it('stay where the other contact has come to another container', async () => {
        const held = await hold(sessionOf(1))
        expect(said(await openLeases().take(worker, 3, sessionOf(1)))).toBe('held')
        await held.giveBack()
        expect(await count()).toBe(1)
      })

      it('stay where the other contact gives them back: it has not taken them', async () => {
        await hold(sessionOf(1))
        const found = await hold(sessionOf(1))
        await found.giveBack()
        expect(await count()).toBe(1)
      })

      it('are not taken from the next session by a contact that had found them before', async () => {
        const held = await hold(sessionOf(1), 1)
        let isFirst = true
        const list: Items['list'] = async (...asked) => {
          const found = await opened.items.list(...asked)
          if (isFirst) {
            isFirst = false
            await held.giveBack()
            expect(await take(sessionOf(2), { capacity: 1 })).toBe('held')
          }
          return found
        }
        const slow = leasesIn({ ...opened.items, list }, secretKey, { ttlSeconds: HOUR_IN_SECONDS })
        expect(said(await slow.take(worker, 1, sessionOf(1)))).toBe('full')
        expect(await take(sessionOf(2), { capacity: 1 })).toBe('held')
      })

      it('are gone for good or held by the other, when one gives back just as the other comes', async () => {
        for (let round = 0; round < 20; round++) {
          const held = await hold(sessionOf(round), 100)
          const [again] = await Promise.all([take(sessionOf(round), { capacity: 100 }), held.giveBack()])
          expect(again).toBe('held')
          expect(await count()).toBe(round + 1)
        }
      })
    })

    describe('of a session that goes on', () => {
      const renewed = () => {
        const replaced = jest.spyOn(opened.items, 'replace')
        return () => replaced.mock.calls.map(([, data, seconds]) => ({ place: placeOf(data), seconds }))
      }

      it('are held for as long again', async () => {
        await hold(sessionOf(1))
        const written = renewed()
        await leases.renew(worker, sessionOf(1))
        expect(written()).toEqual([{ place: expect.any(Number), seconds: HOUR_IN_SECONDS }])
        expect(await count()).toBe(1)
      })

      it('are not taken where the session holds none', async () => {
        await hold(sessionOf(2))
        const written = renewed()
        await leases.renew(worker, sessionOf(1))
        await leases.renew('worker-2@example.com', sessionOf(2))
        expect(written()).toEqual([])
        expect(await count()).toBe(1)
        expect(await count('worker-2@example.com')).toBe(0)
      })

      it('may be given back as before, where nobody else has come for them', async () => {
        const held = await hold(sessionOf(1))
        await leases.renew(worker, sessionOf(1))
        await held.giveBack()
        expect(await count()).toBe(0)
      })

      it('stay shared where somebody else has come for them', async () => {
        const held = await hold(sessionOf(1))
        await take(sessionOf(1))
        await leases.renew(worker, sessionOf(1))
        await held.giveBack()
        expect(await count()).toBe(1)
      })

      it('stay one when many of its callbacks come at once', async () => {
        await hold(sessionOf(1))
        await Promise.all(Array.from({ length: 20 }, () => leases.renew(worker, sessionOf(1))))
        expect(await count()).toBe(1)
      })
    })

    describe('of a session that is over', () => {
      it('are free, whoever of its contacts has come for them', async () => {
        await hold(sessionOf(1), 1)
        await take(sessionOf(1), { capacity: 1 })
        await leases.release(worker, sessionOf(1))
        expect(await count()).toBe(0)
        expect(await take(sessionOf(2), { capacity: 1 })).toBe('held')
      })

      it('are not counted here any more, either', async () => {
        await hold(sessionOf(1))
        await hold(sessionOf(2))
        await leases.release(worker, sessionOf(1))
        expect(await leases.count([worker])).toEqual(new Map([[worker, 1]]))
      })

      it('are not renewed by a callback that is late', async () => {
        await hold(sessionOf(1))
        await leases.release(worker, sessionOf(1))
        await leases.renew(worker, sessionOf(1))
        expect(await count()).toBe(0)
      })

      it('are free although one of its callbacks renews them at the same time', async () => {
        for (let round = 0; round < 20; round++) {
          await hold(sessionOf(round))
          await Promise.all([leases.renew(worker, sessionOf(round)), leases.release(worker, sessionOf(round))])
          expect(await count()).toBe(0)
        }
      })

      it('are nobody else’s, and may be released more than once', async () => {
        await hold(sessionOf(1), 1)
        await leases.release(worker, sessionOf(2))
        expect(await count()).toBe(1)
        await leases.release(worker, sessionOf(1))
        expect(await take(sessionOf(2), { capacity: 1 })).toBe('held')
        await leases.release(worker, sessionOf(1))
        expect(await count()).toBe(1)
      })

      it('are not given back a second time by a contact that held them', async () => {
        const held = await hold(sessionOf(1), 1)
        await leases.release(worker, sessionOf(1))
        await take(sessionOf(2), { capacity: 1 })
        await held.giveBack()
        expect(await count()).toBe(1)
      })
    })

    describe('that were counted', () => {
      const seen = async () => (await leases.count([worker])).get(worker)

      it('are not counted again for five seconds', async () => {
        expect(await seen()).toBe(0)
        await openLeases().take(worker, 3, sessionOf(1))
        milliseconds = 4_999
        expect(await seen()).toBe(0)
        milliseconds = 5_000
        expect(await seen()).toBe(1)
      })

      it('count with those that were taken here since', async () => {
        expect(await seen()).toBe(0)
        await take(sessionOf(1))
        expect(await seen()).toBe(1)
        await take(sessionOf(1))
        expect(await seen()).toBe(1)
      })

      it('are remembered for each worker', async () => {
        await leases.count([worker])
        await openLeases().take('worker-2@example.com', 3, sessionOf(1))
        expect(await leases.count([worker, 'worker-2@example.com'])).toEqual(
          new Map([
            [worker, 0],
            ['worker-2@example.com', 1],
          ]),
        )
      })
    })

    it('count when the capacity was lowered below them, and free no place there', async () => {
      await takeAll(6, 6)
      expect(await take(sessionOf(7))).toBe('full')
      expect(await take(sessionOf(5))).toBe('held')
      expect(await count()).toBe(6)
    })

    it('are not had below a lowered capacity while as many sessions are open as it allows', async () => {
      const session = sessionOf(1)
      await leases.take('worker-2@example.com', 3, session)
      const [favourite] = await opened.items.list('leases', secretKey('worker', 'worker-2@example.com'))
      const shardKey = secretKey('worker', worker)
      for (const place of [placeOf(favourite?.data), 3, 4]) {
        const at = { collection: 'leases', shardKey, key: `${shardKey}.00${place}` } as const
        await opened.items.create(at, { v: 1, place, holder: `somebody at ${place}`, shared: false }, HOUR_IN_SECONDS)
      }
      expect(await take(session)).toBe('full')
      expect(await take(session, { capacity: 4 })).toBe('held')
    })

    it('are read under the keys and in the form that they were written in', async () => {
      const shardKey = secretKey('worker', worker)
      const place = { collection: 'leases', shardKey, key: `${shardKey}.000` } as const
      await opened.items.create(place, { v: 2, place: 0, holder: 'somebody', shared: false }, HOUR_IN_SECONDS)
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
