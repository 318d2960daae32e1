import type { Items } from '../../src/state/items'
import { secretKeys } from '../../src/state/keys'
import { recentsIn, type Recents } from '../../src/state/recents'
import { UnreadableRecord } from '../../src/state/records'
import { ADDRESSES, SYNC_KEY, type OpenedItems, type OpenItems } from './opened-items'

const secretKey = secretKeys('constructed-secret-of-32-letters')
const MINUTE = 60_000

const worker = 'worker-1@example.com'
const seen = '+15551230001'
const first = { customer: '+15557654321', number: '+15551230002', at: '2024-03-01T12:00:00.000Z' }
const second = { customer: '+15550000000', number: '+15551230002', at: '2024-03-01T12:05:00.000Z' }
const keyOf = ({ customer }: { readonly customer: string }) => secretKey('customer', customer)

/** What `Recents` promises, wherever its items lie. */
export function describeRecents(name: string, open: OpenItems): void {
  describe(`recent contacts in ${name}`, () => {
    let opened: OpenedItems
    let recents: Recents
    let now: number
    /** In these tests nobody is far away. */
    const patience = { random: () => 0, wait: async () => undefined }
    const recentsOf = (items: Items) => recentsIn(items, secretKey, { now: () => now, patience })
    beforeEach(async () => {
      opened = await open()
      now = Date.parse('2024-03-01T12:10:00.000Z')
      recents = recentsOf(opened.items)
    })
    const contacts = async () => (await recents.of(worker, seen)).contacts
    const offered = async () => (await recents.of(worker, seen)).offered

    it('are none at first', async () => {
      expect(await recents.of(worker, seen)).toEqual({ contacts: [], offered: undefined })
    })

    it('are told with a key that says nothing of the customer, newest first', async () => {
      await recents.note(worker, seen, first)
      await recents.note(worker, seen, second)
      expect(await contacts()).toEqual([
        { key: keyOf(second), ...second },
        { key: keyOf(first), ...first },
      ])
    })

    it('are one for each customer, with the later time and the number of that time', async () => {
      const later = { ...first, number: '+15551230003', at: '2024-03-01T12:06:00.000Z' }
      for (const contact of [first, second, later, first]) await recents.note(worker, seen, contact)
      expect(await contacts()).toMatchObject([later, second])
    })

    it('compare times and not how they are written', async () => {
      await recents.note(worker, seen, { ...first, at: '2024-03-01T12:00:00Z' })
      await recents.note(worker, seen, { ...first, at: '2024-03-01T12:00:00.500Z' })
      await recents.note(worker, seen, { ...first, at: '2024-03-01T12:00:00Z' })
      expect(await contacts()).toMatchObject([{ at: '2024-03-01T12:00:00.500Z' }])
    })

    it('end with the latest of ten that come at once, each twice', async () => {
      const all = Array.from({ length: 10 }, (_, minute) => ({ ...first, at: `2024-03-01T12:0${minute}:00.000Z` }))
      await Promise.all([...all, ...all].map((contact) => recents.note(worker, seen, contact)))
      expect(await contacts()).toMatchObject([{ at: '2024-03-01T12:09:00.000Z' }])
    })

    it('of two workers, and of two numbers, are kept apart, also when both come at once', async () => {
      await Promise.all([
        recents.note(worker, seen, first),
        recents.note('worker-2@example.com', seen, second),
        recents.offer('worker-2@example.com', seen, [keyOf(second)]),
      ])
      expect(await recents.of(worker, seen)).toMatchObject({ contacts: [first], offered: undefined })
      expect(await recents.of('worker-2@example.com', seen)).toMatchObject({
        contacts: [second],
        offered: [keyOf(second)],
      })
      expect(await recents.of(worker, '+15551230002')).toEqual({ contacts: [], offered: undefined })
    })

    it('are made anew when they end in between', async () => {
      let endsNow = true
      const ending: Items = {
        ...opened.items,
        create: async (...request) => {
          if (!endsNow) return opened.items.create(...request)
          endsNow = false
          return 'taken'
        },
      }
      await recentsOf(ending).note(worker, seen, first)
      expect(await contacts()).toMatchObject([first])
    })

    it('have an offer as it was made last, and the contacts are the same', async () => {
      await recents.note(worker, seen, first)
      await recents.offer(worker, seen, [keyOf(first)])
      now += MINUTE
      await recents.offer(worker, seen, [keyOf(second), keyOf(first)])
      expect(await recents.of(worker, seen)).toMatchObject({
        contacts: [first],
        offered: [keyOf(second), keyOf(first)],
      })
    })

    it('have an offer that ends after a quarter of an hour, and can be made again', async () => {
      await recents.offer(worker, seen, [keyOf(first)])
      now += 15 * MINUTE - 1
      expect(await offered()).toEqual([keyOf(first)])
      now += 1
      expect(await offered()).toBeUndefined()
      await recents.offer(worker, seen, [keyOf(second)])
      expect(await offered()).toEqual([keyOf(second)])
    })

    it('are kept for seven days from the last time, and an offer for a quarter of an hour', async () => {
      const written: number[] = []
      const noting: Items = {
        ...opened.items,
        create: (place, data, seconds) => {
          written.push(seconds)
          return opened.items.create(place, data, seconds)
        },
        replace: (place, data, seconds, revision) => {
          written.push(seconds)
          return opened.items.replace(place, data, seconds, revision)
        },
      }
      await recentsOf(noting).note(worker, seen, first)
      await recentsOf(noting).note(worker, seen, { ...first, at: second.at })
      await recentsOf(noting).offer(worker, seen, [keyOf(first)])
      expect(written).toEqual([604_800, 604_800, 604_800, 900])
    })

    it.each([
      ['is of another version', { v: 2, contact: first }],
      ['holds neither a contact nor an offer', { v: 1 }],
      ['has no time', { v: 1, contact: { ...first, at: undefined } }],
      ['is an offer of no keys', { v: 1, offer: { at: first.at } }],
    ])('refuse a record that %s', async (_, record) => {
      const shardKey = secretKey('recent', worker, seen)
      await opened.items.create({ collection: 'recents', shardKey, key: `${shardKey}.constructed` }, record, 60)
      await expect(recents.of(worker, seen)).rejects.toThrow(UnreadableRecord)
    })

    it('lie under keys that hold no address, in items of less than a kibibyte', async () => {
      await recents.note(worker, seen, first)
      await recents.offer(
        worker,
        seen,
        Array.from({ length: 9 }, () => keyOf(first)),
      )
      const keys = await opened.keys()
      expect(keys).toHaveLength(2)
      for (const key of keys) expect(key).toMatch(SYNC_KEY)
      expect(keys.join(' ')).not.toMatch(ADDRESSES)
      const items = await opened.items.list('recents', secretKey('recent', worker, seen))
      for (const { data } of items) expect(Buffer.byteLength(JSON.stringify(data))).toBeLessThan(1_024)
    })
  })
}
