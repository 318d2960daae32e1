import { chosenTeamsIn, type ChosenTeams } from '../../src/state/chosen-teams'
import { givenAddressesIn } from '../../src/state/given-addresses'
import { secretKeys } from '../../src/state/keys'
import { UnreadableRecord } from '../../src/state/records'
import { ADDRESSES, SYNC_KEY, type OpenedItems, type OpenItems } from './opened-items'

const secretKey = secretKeys('constructed-secret-of-32-letters')
const customer = '+15557654321'
const number = '+15551230001'

/** What `ChosenTeams` promises, wherever its items lie. */
export function describeChosenTeams(name: string, open: OpenItems): void {
  describe(`chosen teams in ${name}`, () => {
    let opened: OpenedItems
    let chosen: ChosenTeams
    beforeEach(async () => {
      opened = await open()
      chosen = chosenTeamsIn(opened.items, secretKey)
    })

    it('are none at first', async () => {
      expect(await chosen.find(customer, number)).toBeUndefined()
    })

    it('are the last that was chosen', async () => {
      for (const team of ['sales', 'support', 'support', 'sales']) {
        await chosen.note(customer, number, team)
        expect(await chosen.find(customer, number)).toBe(team)
      }
      expect(await opened.keys()).toHaveLength(1)
    })

    it('are the same when the same request comes twice', async () => {
      await Promise.all([chosen.note(customer, number, 'sales'), chosen.note(customer, number, 'sales')])
      expect(await chosen.find(customer, number)).toBe('sales')
    })

    it('are kept apart by the customer and by the number', async () => {
      await chosen.note(customer, number, 'sales')
      expect(await chosen.find('+15550000000', number)).toBeUndefined()
      expect(await chosen.find(customer, '+15551230002')).toBeUndefined()
      expect(await chosen.find(number, customer)).toBeUndefined()
    })

    it('lie with the addresses that the customer was given, and apart from them', async () => {
      const given = givenAddressesIn(opened.items, secretKey, 60)
      await chosen.note(customer, number, 'sales')
      await given.note(number, customer, number, new Date('2026-11-20T12:00:00Z'))
      expect(await chosen.find(customer, number)).toBe('sales')
      expect(await given.find(number, customer)).toBe(number)
      expect(await opened.items.list('given', secretKey('customer', customer))).toHaveLength(2)
    })

    it('have keys without addresses', async () => {
      await chosen.note(customer, number, 'sales')
      for (const key of await opened.keys()) {
        expect(key).toMatch(SYNC_KEY)
        expect(key).not.toMatch(ADDRESSES)
      }
    })

    it.each([
      ['is of another version', { v: 2, team: 'sales' }],
      ['names no team', { v: 1 }],
    ])('refuse a record that %s', async (_, record) => {
      const shardKey = secretKey('customer', customer)
      const place = { collection: 'given', shardKey, key: `${shardKey}.${secretKey('chosen', number)}` } as const
      await opened.items.create(place, record, 60)
      await expect(chosen.find(customer, number)).rejects.toThrow(UnreadableRecord)
    })
  })
}
