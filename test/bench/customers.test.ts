import { measureCustomers } from '../../bench/scenarios/customers'

describe('With five times as many customers', () => {
  it('a page, a search and a look-up ask as much of Sync, and an import writes what has changed', async () => {
    const rows = await measureCustomers({ sizes: [600, 3_000] })
    const of = (what: string) => rows.filter((row) => row.what === what)
    for (const [what, calls, roundTrips] of [
      ['first page', 2, 1],
      ['another page', 5, 2],
      ['search: garcia', 4, 2],
      ['search: nobody', 4, 2],
      ['find', 1, 1],
      ['at an address', 2, 2],
    ] as const) {
      expect(of(what)).toMatchObject([
        { calls, roundTrips },
        { calls, roundTrips },
      ])
    }
    expect(of('the same import')).toMatchObject([{ found: 0 }, { found: 0 }])
    for (const { found, customers } of of('1 in 500 renamed')) expect(found).toBeLessThan((customers / 500) * 15)
  })
})
