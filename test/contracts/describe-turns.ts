import { again, contended } from '../../src/state/again'
import { secretKeys } from '../../src/state/keys'
import { UnreadableRecord } from '../../src/state/records'
import { turnsIn, type Turns } from '../../src/state/turns'
import { ADDRESSES, SYNC_KEY, type OpenedItems, type OpenItems } from './opened-items'

const secretKey = secretKeys('constructed-secret-of-32-letters')
const YEAR_IN_SECONDS = 31_536_000

const customer = '+15557654321'
const call = 'CA0123456789abcdef0123456789abcdef'
const at = { collection: 'turns', shardKey: secretKey('customer', customer), key: 'turn.sales' } as const
/** In these tests nobody is far away. */
const impatience = { random: () => 0, wait: async () => undefined }

/** What `Turns` promises, wherever its items lie. */
export function describeTurns(name: string, open: OpenItems): void {
  describe(`turns in ${name}`, () => {
    let opened: OpenedItems
    let turns: Turns
    beforeEach(async () => {
      opened = await open()
      turns = turnsIn(opened.items, secretKey, YEAR_IN_SECONDS)
    })

    let contacts = 0
    const newContact = () => `CA${String(++contacts).padStart(32, '0')}`
    const takeNext = (team: string, contact = newContact()) =>
      again(
        100,
        async () => {
          const turn = await turns.read(team, customer, contact)
          return (await turns.take(team, customer, turn)) ? turn.number : contended
        },
        impatience,
      )

    it('begin at a number of the customer’s own, the same for whoever asks', async () => {
      const first = await turns.read('sales', customer, call)
      expect(first).toEqual(await turns.read('sales', customer, call))
      expect(first.number).not.toBe((await turns.read('sales', '+15550000000', call)).number)
      expect(Number.isInteger(first.number)).toBe(true)
      expect(first.number).toBeGreaterThanOrEqual(0)
      expect(first.number).toBeLessThan(2 ** 31)
    })

    it('follow each other', async () => {
      const first = (await turns.read('sales', customer, call)).number
      expect([await takeNext('sales'), await takeNext('sales'), await takeNext('sales')]).toEqual([
        first,
        first + 1,
        first + 2,
      ])
    })

    it('are not used up by those who only look', async () => {
      await takeNext('sales')
      expect(await turns.read('sales', customer, call)).toEqual(await turns.read('sales', customer, call))
    })

    it('are taken by one only of those who have seen the same, the first one and every other', async () => {
      for (const _ of ['first', 'second']) {
        const seen = await Promise.all(Array.from({ length: 20 }, () => turns.read('sales', customer, newContact())))
        const results = await Promise.all(seen.map((turn) => turns.take('sales', customer, turn)))
        expect(results.filter(Boolean)).toHaveLength(1)
      }
    })

    it('are used up once by a contact that is told of several times, at once and again', async () => {
      const { number } = await turns.read('sales', customer, call)
      expect(await Promise.all(Array.from({ length: 5 }, () => takeNext('sales', call)))).toEqual(Array(5).fill(number))
      expect(await takeNext('sales', call)).toBe(number)
      expect(await takeNext('sales')).toBe(number + 1)
      expect(await takeNext('sales', call)).toBe(number + 2)
    })

    it('are each given once to 50 who come at once', async () => {
      const first = (await turns.read('sales', customer, call)).number
      const taken = await Promise.all(Array.from({ length: 50 }, () => takeNext('sales')))
      expect(taken.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => first + index))
    })

    it('are counted for each team', async () => {
      const night = await turns.read('night', customer, call)
      await takeNext('sales')
      expect(await turns.read('night', customer, call)).toEqual(night)
    })

    it('begin with 0 again before they are too large', async () => {
      await opened.items.create(at, { v: 1, next: 2 ** 31 - 1 }, YEAR_IN_SECONDS)
      expect([await takeNext('sales'), await takeNext('sales', call)]).toEqual([2 ** 31 - 1, 0])
      await opened.items.remove(at)
      await opened.items.create(at, { v: 1, next: 0, takenBy: call }, YEAR_IN_SECONDS)
      expect(await takeNext('sales', call)).toBe(2 ** 31 - 1)
    })

    it('are not taken when the counter has ended meanwhile', async () => {
      await takeNext('sales')
      const turn = await turns.read('sales', customer, call)
      await opened.items.remove(at)
      expect(await turns.take('sales', customer, turn)).toBe(false)
    })

    it('refuse a record that they cannot read', async () => {
      await opened.items.create(at, { v: 1, next: 'worker-1' }, YEAR_IN_SECONDS)
      await expect(turns.read('sales', customer, call)).rejects.toThrow(UnreadableRecord)
    })

    it('lie under keys that hold no address', async () => {
      await takeNext('sales')
      const keys = await opened.keys()
      expect(keys).toEqual(['turn.sales'])
      for (const key of keys) expect(key).toMatch(SYNC_KEY)
      expect(keys.join(' ')).not.toMatch(ADDRESSES)
    })
  })
}
