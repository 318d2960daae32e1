import type { Customer } from '../../src/routing/customer'
import { customerPlaces } from '../../src/state/customer-places'
import { writeAddresses } from '../../src/state/customer-records'
import { customersIn, type Customers } from '../../src/state/customers'
import { secretKeys } from '../../src/state/keys'
import { UnreadableRecord } from '../../src/state/records'
import { listCustomers, manyCustomers } from '../support/listed-customers'
import { ADDRESSES, SYNC_KEY, type OpenedItems, type OpenItems } from './opened-items'

const secretKey = secretKeys('constructed-secret-of-32-letters')
const worker = 'worker-1@example.com'
const other = 'worker-2@example.com'
const named = (id: string, name: string, of?: string): Customer => ({
  id,
  name,
  ...(of !== undefined && { worker: of }),
  channels: [],
})

/** What `Customers` promises, wherever the list lies. */
export function describeCustomers(name: string, open: OpenItems): void {
  describe(`customers in ${name}`, () => {
    let opened: OpenedItems
    let customers: Customers
    const list = (all: readonly Customer[]) => listCustomers(opened.items, all, secretKey)
    beforeEach(async () => {
      opened = await open()
      customers = customersIn(opened.items, secretKey)
    })

    /** All pages, one after the other, each with the ids that are on it. */
    const pages = async (next: (anchor: string | undefined) => ReturnType<Customers['page']>) => {
      const ids: string[][] = []
      let anchor: string | undefined
      do {
        const page = await next(anchor)
        ids.push(page.customers.map(({ id }) => id))
        anchor = page.next
      } while (anchor !== undefined)
      return ids
    }
    const listed = (of: string, size = 2) => pages((anchor) => customers.page(of, size, anchor))
    const found = (query: string, size = 2) => pages((anchor) => customers.search(worker, query, size, anchor))

    it('are none where nobody has been listed', async () => {
      const none = { customers: [], next: undefined }
      expect(await customers.page(worker, 10, undefined)).toEqual(none)
      expect(await customers.page(worker, 10, 'customer-1')).toEqual(none)
      expect(await customers.search(worker, 'ada', 10, undefined)).toEqual(none)
      expect(await customers.find(worker, 'customer-1')).toBeUndefined()
      expect(await customers.at('+15557654321')).toBeUndefined()
    })

    it("come by name, a worker's own and nobody's, whatever their case and accents", async () => {
      await list([
        named('1', 'zoe'),
        named('2', 'Ángel', worker),
        named('3', 'angela'),
        named('4', 'Émile', worker),
        named('5', 'Anna', other),
      ])
      expect(await listed(worker)).toEqual([
        ['2', '3'],
        ['4', '1'],
      ])
      expect(await listed(other)).toEqual([['3', '5'], ['1']])
      expect(await listed('nobody@example.com')).toEqual([['3', '1']])
    })

    it('are told with their names and pictures, and no more', async () => {
      const avatar = 'https://example.com/ada.png'
      const ada = named('1', 'Ada', worker)
      await list([{ ...ada, avatar, channels: [{ type: 'sms', value: '+15557654321' }] }, named('2', 'Grace')])
      expect(await customers.page(worker, 10, undefined)).toStrictEqual({
        customers: [
          { id: '1', name: 'Ada', avatar },
          { id: '2', name: 'Grace' },
        ],
        next: undefined,
      })
    })

    it('of the same name are told apart, also where a page ends between them', async () => {
      await list(['1', '2', '3', '4', '5'].map((id) => named(id, 'Maria Garcia', id < '3' ? worker : undefined)))
      expect(await listed(worker)).toEqual([['1', '2'], ['3', '4'], ['5']])
    })

    it('have no page behind a customer who is gone, or who is no customer of this worker', async () => {
      await list([named('1', 'Ada', other), named('2', 'Grace', worker)])
      const none = { customers: [], next: undefined }
      expect(await customers.page(worker, 10, 'gone')).toEqual(none)
      expect(await customers.page(worker, 10, '1')).toEqual(none)
      expect(await customers.search(worker, 'gr', 10, '1')).toEqual(none)
    })

    it('are each on one page, in order, however long the list is', async () => {
      const all = manyCustomers(700, 2)
      await list(all)
      const seen = (await listed('worker-1@example.com', 30)).flat()
      const own = all.filter((one) => one.worker === undefined || one.worker === 'worker-1@example.com')
      expect(seen).toHaveLength(own.length)
      expect(new Set(seen)).toEqual(new Set(own.map(({ id }) => id)))
      const names = seen.map((id) => all.find((one) => one.id === id)?.name ?? '')
      // Of these letters, this is the order of dictionaries.
      const plain = names.map((name) => name.replace('Ł', 'L').replace('Ø', 'O').replace('’', ''))
      const collator = new Intl.Collator('en', { sensitivity: 'base' })
      expect(plain).toEqual(plain.toSorted((a, b) => collator.compare(a, b)))
    })

    describe('that are searched', () => {
      beforeEach(() =>
        list([
          named('1', 'Maria Garcia', worker),
          named('2', 'Márta Nagy'),
          named('3', 'Garcia Marquez'),
          named('4', 'Zoë O’Brien-Łuk', worker),
          named('5', 'Maria Garcia', other),
          named('6', 'Ana Anand'),
          named('7', 'Groß & Söhne'),
          named('8', '山田 太郎'),
        ]),
      )

      it.each<[string, string[]]>([
        ['mar', ['1', '2', '3']],
        ['MÁR', ['1', '2', '3']],
        ['mart', ['2']],
        ['garcia mar', ['1', '3']],
        ['m garcia', ['1', '3']],
        ['garcia maria', ['1']],
        ['arcia', []],
        ['mariaa', []],
        ['zoe', ['4']],
        ['obrien', ['4']],
        ["o'brien luk", ['4']],
        ['ana', ['6']],
        ['an', ['6']],
        ['gross', ['7']],
        ['sohne', ['7']],
        ['山田', ['8']],
        ['zz', []],
        ['!?', []],
      ])('are found by %s', async (query, ids) => {
        const all = (await found(query)).flat()
        expect(all.toSorted((a, b) => a.localeCompare(b))).toEqual(ids)
      })

      it('for nothing are all', async () => {
        expect((await found(' ')).flat()).toEqual((await listed(worker)).flat())
      })

      it('come by the word that was meant', async () => {
        expect(await found('mar')).toEqual([['1', '3'], ['2']])
      })
    })

    it('are found on as many pages as they fill, each once', async () => {
      const all = manyCustomers(700, 2)
      await list(all)
      const own = all.filter((one) => one.worker === undefined || one.worker === worker)
      for (const [query, means] of [
        ['mar', /\bmar/i],
        ['marti', /\bmartí/i],
        ['a', /(?:^|[ -])[AÅ]/],
        ['zoe garc', /^Zoë Garc/],
      ] as const) {
        const ids = (await found(query, 25)).flat()
        const meant = own.filter((one) => means.test(one.name)).map(({ id }) => id)
        expect(ids).toHaveLength(meant.length)
        expect(new Set(ids)).toEqual(new Set(meant))
      }
    })

    it("are found by id, a worker's own and nobody's, whole", async () => {
      const whole: Customer = {
        ...named('customer-17', 'Ada', worker),
        channels: [{ type: 'whatsapp', value: 'whatsapp:+15557654321' }],
        links: [{ type: 'Facebook', value: 'https://facebook.com/ada', name: 'Profile' }],
        avatar: 'https://example.com/ada.png',
        details: { title: 'Notes', content: 'Call\nafter five' },
      }
      await list([whole, named('2', 'Grace', other), named('3', 'Tim')])
      expect(await customers.find(worker, 'customer-17')).toEqual(whole)
      expect(await customers.find(worker, '2')).toBeUndefined()
      expect(await customers.find(worker, '3')).toEqual(named('3', 'Tim'))
    })

    it('are found by each of their addresses, whoever’s they are', async () => {
      const alice: Customer = {
        ...named('1', 'Alice', other),
        channels: [
          { type: 'sms', value: '+15557654321' },
          { type: 'whatsapp', value: 'whatsapp:+15550000000' },
          { type: 'chat', value: 'alice' },
        ],
      }
      await list([alice, named('2', 'Grace')])
      for (const { value } of alice.channels) expect(await customers.at(value)).toEqual(alice)
      for (const unknown of ['+15550000000', 'Alice', 'constructor', '']) {
        expect(await customers.at(unknown)).toBeUndefined()
      }
    })

    it('are not found by an address that is theirs no more, or of one who is gone, while an import runs', async () => {
      await list([{ ...named('1', 'Alice'), channels: [{ type: 'sms', value: '+15550000000' }] }])
      const older = (address: string, id: string) =>
        opened.items.create(customerPlaces(secretKey).address(address), writeAddresses({ [address]: id }), 0)
      await older('+15557654321', '1')
      await older('+15557654322', '2')
      expect(await customers.at('+15557654321')).toBeUndefined()
      expect(await customers.at('+15557654322')).toBeUndefined()
      expect((await customers.at('+15550000000'))?.id).toBe('1')
    })

    it('lie under keys that tell nobody anything of them', async () => {
      const alice = named('alice-17', 'Alice 5557654321', worker)
      await list([{ ...alice, channels: [{ type: 'sms', value: '+15557654321' }] }, named('alice-18', 'alice')])
      const keys = (await opened.keys()).filter((key) => key !== 'layout')
      expect(keys.length).toBeGreaterThan(5)
      for (const key of keys) {
        expect(key).toMatch(SYNC_KEY)
        expect(key).not.toMatch(ADDRESSES)
      }
    })

    it.each([
      ['another version', { v: 2, customer: { id: '1', name: 'Ada', channels: [] } }],
      ['no name', { v: 1, customer: { id: '1', channels: [] } }],
    ])('refuse a record of %s', async (_, record) => {
      await opened.items.create(customerPlaces(secretKey).customer('1'), record, 0)
      await expect(customers.find(worker, '1')).rejects.toThrow(UnreadableRecord)
    })
  })
}
