import { givenAddressesIn, type GivenAddresses } from '../../src/state/given-addresses'
import { secretKeys } from '../../src/state/keys'
import { UnreadableRecord } from '../../src/state/records'
import { ADDRESSES, SYNC_KEY, type OpenedItems, type OpenItems } from './opened-items'

const secretKey = secretKeys('constructed-secret-of-32-letters')
const DAY_IN_SECONDS = 86_400

const customer = '+15557654321'
const worker = 'worker-1@example.com'
const [first, second] = ['+15551230001', '+15551230002']
const minute = (n: number) => new Date(Date.parse('2026-11-20T12:00:00Z') + n * 60_000)

/** What `GivenAddresses` promises, wherever its items lie. */
export function describeGivenAddresses(name: string, open: OpenItems): void {
  describe(`given addresses in ${name}`, () => {
    let opened: OpenedItems
    let given: GivenAddresses
    beforeEach(async () => {
      opened = await open()
      given = givenAddressesIn(opened.items, secretKey, DAY_IN_SECONDS)
    })

    it('are none at first', async () => {
      expect(await given.find(worker, customer)).toBeUndefined()
    })

    it('are found again', async () => {
      await given.note(worker, customer, first, minute(0))
      expect(await given.find(worker, customer)).toBe(first)
    })

    it('are kept apart by the worker and by the customer, on whatever channel', async () => {
      await given.note(worker, customer, first, minute(0))
      expect(await given.find('worker-2@example.com', customer)).toBeUndefined()
      expect(await given.find(worker, '+15550000000')).toBeUndefined()
      expect(await given.find(worker, `whatsapp:${customer}`)).toBeUndefined()
      expect(await given.find(customer, worker)).toBeUndefined()
    })

    it('are the later of two, in whatever order they are noted', async () => {
      await given.note(worker, customer, first, minute(0))
      await given.note(worker, customer, second, minute(1))
      expect(await given.find(worker, customer)).toBe(second)
      await given.note(worker, customer, first, minute(0))
      expect(await given.find(worker, customer)).toBe(second)
    })

    it('are the same when the same is noted again, and live on', async () => {
      await given.note(worker, customer, first, minute(0))
      await given.note(worker, customer, first, minute(0))
      await given.note(worker, customer, first, minute(9))
      expect(await given.find(worker, customer)).toBe(first)
      expect(await opened.keys()).toHaveLength(1)
    })

    it('are the latest of several at once', async () => {
      const notes = [2, 0, 3, 1].map((n) => given.note(worker, customer, `+1555123000${n}`, minute(n)))
      await Promise.all(notes)
      expect(await given.find(worker, customer)).toBe('+15551230003')
    })

    it('have keys without addresses and names', async () => {
      await given.note(worker, customer, first, minute(0))
      await given.note(worker, `whatsapp:${customer}`, `whatsapp:${first}`, minute(0))
      const keys = await opened.keys()
      expect(keys).toHaveLength(2)
      for (const key of keys) {
        expect(key).toMatch(SYNC_KEY)
        expect(key).not.toMatch(ADDRESSES)
      }
    })

    it('of a customer lie together, and of no other with them', async () => {
      await given.note(worker, customer, first, minute(0))
      await given.note('worker-2@example.com', customer, second, minute(0))
      await given.note(worker, '+15550000000', first, minute(0))
      const found = await opened.items.list('given', secretKey('customer', customer))
      expect(found.map(({ data }) => data)).toHaveLength(2)
    })

    it('are found by another container with the same secret, and by none with another', async () => {
      await given.note(worker, customer, first, minute(0))
      const same = givenAddressesIn(opened.items, secretKeys('constructed-secret-of-32-letters'), DAY_IN_SECONDS)
      const other = givenAddressesIn(opened.items, secretKeys('another-constructed-secret-of-37-char'), DAY_IN_SECONDS)
      expect(await same.find(worker, customer)).toBe(first)
      expect(await other.find(worker, customer)).toBeUndefined()
    })

    it.each([
      ['is of another version', { v: 2, address: first, at: '2026-11-20T12:00:00.000Z' }],
      ['has no version', { address: first, at: '2026-11-20T12:00:00.000Z' }],
      ['names no address', { v: 1, at: '2026-11-20T12:00:00.000Z' }],
      ['does not say when', { v: 1, address: first }],
    ])('refuse a record that %s', async (_, record) => {
      const shardKey = secretKey('customer', customer)
      const key = `${shardKey}.${secretKey('worker', worker)}`
      await opened.items.create({ collection: 'given', shardKey, key }, record, DAY_IN_SECONDS)
      await expect(given.find(worker, customer)).rejects.toThrow(UnreadableRecord)
      await expect(given.note(worker, customer, second, minute(1))).rejects.toThrow(UnreadableRecord)
    })
  })
}
