import type { Customer } from '../../src/routing/customer'
import { mapName } from '../../src/state/shards'
import { importCustomers } from '../../tools/customers/import-command'
import { customersAccount, type CustomersAccount } from '../support/customers-account'
import { manyCustomers } from '../support/listed-customers'
import { newAccount, SHARDS } from '../support/routing-account'
import { workers } from '../support/routing'
import { listenToCommands } from '../support/said'

const ada = workers.ada.identity
/** Of 200, one in ten is nobody's, and the others are shared by two workers. */
const before = manyCustomers(200, 2).map((customer) => ({
  ...customer,
  ...(customer.worker && { worker: customer.worker === 'worker-1@example.com' ? ada : workers.grace.identity }),
}))
/** Some are gone, some new, some have another name, another worker, or another number. */
const after: readonly Customer[] = before
  .filter((_, n) => n % 9 !== 4)
  .map((customer, n) => ({
    ...customer,
    ...(n % 20 === 1 && { name: `Abel ${customer.name}` }),
    ...(n % 20 === 2 && { worker: ada }),
    ...(n % 20 === 3 && { channels: [{ type: 'sms' as const, value: `+1666${String(n).padStart(7, '0')}` }] }),
  }))
  .concat(Array.from({ length: 30 }, (_, n) => ({ id: `new-${n}`, name: `Maria New ${n}`, channels: [] })))

const { said, saidAside } = listenToCommands()

const shown = () => JSON.parse(said.at(-1) ?? '') as object

/** All that workers can see: the whole list of each, page by page, and every customer. */
async function seen(account: CustomersAccount) {
  const { customers } = account.opened().ports
  const ids: Record<string, string[]> = {}
  for (const worker of [ada, workers.grace.identity]) {
    const own: string[] = (ids[worker] = [])
    let anchor: string | undefined
    do {
      const page = await customers.page(worker, 25, anchor)
      own.push(...page.customers.map(({ id }) => id))
      anchor = page.next
    } while (anchor !== undefined)
  }
  return ids
}

describe('An import of customers', () => {
  it('makes the list equal to the file, writes only what differs, and says how much that was', async () => {
    const account = await customersAccount()
    await account.importAll(before)
    expect(shown()).toMatchObject({ added: 200, changed: 0, removed: 0, unchanged: 0, skippedRows: 0, dryRun: false })
    await account.importAll(before)
    expect(shown()).toMatchObject({ added: 0, changed: 0, removed: 0, unchanged: 200, items: 0 })
    await account.importAll([{ ...before[0], name: 'Zoe Zoe' }, ...before.slice(1)])
    expect(shown()).toMatchObject({ changed: 1, unchanged: 199 })
    expect((shown() as { items: number }).items).toBeLessThan(8)
  })

  it('leaves what a first import of the same file would show', async () => {
    const [changed, fresh] = [await customersAccount(before), await customersAccount(after)]
    await changed.importAll(after)
    expect(await seen(changed)).toEqual(await seen(fresh))
    const { customers } = changed.opened().ports
    for (const customer of after) {
      expect(await customers.find(customer.worker ?? ada, customer.id)).toEqual(customer)
      for (const { value } of customer.channels) expect((await customers.at(value))?.id).toBe(customer.id)
    }
    expect(await customers.find(ada, 'customer-4')).toBeUndefined()
    expect(await customers.at('+15550000004')).toBeUndefined()
  })

  it('leaves, interrupted anywhere and repeated, what an uninterrupted one shows', async () => {
    const whole = await seen(await customersAccount(after))
    for (let done = 0; done < 130; done += 13) {
      const account = await customersAccount(before)
      let writes = 0
      const stop = account.platform.events.listen(({ event }) => {
        if (event.kind !== 'api' || !/^(?:POST|DELETE) .*Items/.test(event.exchange.operation)) return
        if (++writes === done + 1) account.platform.faults.add('sync Items Key: 500 x20')
        if (writes === done + 1) account.platform.faults.add('POST sync Items: 500 x20')
      })
      await expect(account.importAll(after)).rejects.toThrow(
        /^Twilio answered 500.*\n\d+ of \d+ items were written\. Repeat the import/,
      )
      stop()
      account.platform.faults.clear()
      await account.importAll(after)
      expect(await seen(account)).toEqual(whole)
    }
  })

  it('is never an error for whoever reads meanwhile, and who stays as they are is always on the page', async () => {
    const account = await customersAccount(before)
    const { customers } = account.opened().ports
    const names = new Map(after.map((one) => [one.id, `${one.worker} ${one.name}`]))
    const stay = before.filter((one) => one.worker === ada && names.get(one.id) === `${ada} ${one.name}`)
    const check = async () => {
      const page = await customers.page(ada, 200, undefined)
      const found = await customers.search(ada, 'zoe', 200, undefined)
      expect(page.customers.map(({ id }) => id)).toEqual(expect.arrayContaining(stay.map(({ id }) => id)))
      const meant = stay.filter(({ name }) => name.startsWith('Zoë'))
      expect(found.customers.map(({ id }) => id)).toEqual(expect.arrayContaining(meant.map(({ id }) => id)))
    }
    const reading: Promise<void>[] = []
    let writes = 0
    account.platform.events.listen(({ event }) => {
      if (event.kind !== 'api' || !/^(?:POST|DELETE) .*Items/.test(event.exchange.operation)) return
      if (++writes % 10 === 0) reading.push(check())
    })
    await account.importAll(after)
    await Promise.all(reading)
    expect(stay.length).toBeGreaterThan(50)
    expect(reading.length).toBeGreaterThan(10)
  })

  it.each<[string, string, (n: number) => boolean, readonly Customer[]]>([
    [
      'nothing new, while longer names part items',
      'POST sync.twilio.com/v1/Services/{ServiceSid}/Maps/{MapSid}/Items: 500',
      (n) => n % 2 === 0,
      before.map((one, n) => (n % 2 === 0 ? one : { ...one, name: `${one.name} of a house with a longer name` })),
    ],
    [
      'no changes, while what is left of items is put together',
      'POST sync.twilio.com/v1/Services/{ServiceSid}/Maps/{MapSid}/Items/{Key}: 500',
      (n) => n % 5 === 0,
      before.filter((_, n) => n % 5 === 0),
    ],
  ])('still shows everybody who stays as they are where Sync takes %s', async (_, fault, stays, wanted) => {
    const account = await customersAccount(before)
    account.platform.faults.add(fault)
    await expect(account.importAll(wanted, { deleteMissing: true })).rejects.toThrow('Twilio answered 500')
    account.platform.faults.clear()
    const { customers } = account.opened().ports
    for (const worker of [ada, workers.grace.identity]) {
      const stay = before.filter((one, n) => stays(n) && (one.worker === undefined || one.worker === worker))
      const page = await customers.page(worker, 200, undefined)
      expect(page.customers.map(({ id }) => id)).toEqual(expect.arrayContaining(stay.map(({ id }) => id)))
      for (const { id, name } of stay) {
        const found = await customers.search(worker, name, 200, undefined)
        expect(found.customers.map(({ id }) => id)).toContain(id)
      }
    }
  })

  it('goes on where Sync has had too many requests, and where an answer was lost', async () => {
    const account = await customersAccount()
    account.platform.faults.add('POST sync Items: 429 x1')
    await account.importAll(before.slice(0, 10))
    account.platform.faults.add('POST sync Items: conflict x1')
    await account.importAll(before.slice(0, 20))
    expect((await seen(account))[ada]).toEqual((await seen(await customersAccount(before.slice(0, 20))))[ada])
  })

  it('writes nothing with --dry-run, and says what it would', async () => {
    const account = await customersAccount(before)
    const contents = await account.contents()
    await account.importAll(after, { dryRun: true, json: false })
    expect(said.at(-1)).toMatch(
      /^Nothing was written\. An import of customers\.json would make: 30 added, \d+ changed, 22 removed, \d+ unchanged, in \d+ items\.$/,
    )
    expect(said).toContain('+ new-0 Maria New 0')
    expect(said.some((line) => /^… and \d+ more$/.test(line))).toBe(true)
    expect(await account.contents()).toEqual(contents)
  })

  it('stays for ever', async () => {
    const account = await customersAccount(before)
    await account.platform.clock.sleep(3 * 365 * 24 * 60 * 60 * 1000)
    expect((await account.opened().ports.customers.page(ada, 10, undefined)).customers).toHaveLength(10)
  })

  describe('where rows are not right', () => {
    const eve = { id: 'customer-1', name: 'Eve', worker: 'eve@example.com' }

    it('writes nothing, and lists them', async () => {
      const account = await customersAccount(before)
      const contents = await account.contents()
      await expect(account.importAll([before[0] ?? {}, eve, ...before.slice(2)])).rejects.toThrow(
        /^customers\.json is not right in 1 of 200 rows:\n {2}1\.worker: eve@example\.com is no worker .*\nNothing was written\. Mend them, or leave them out with --skip-bad-rows\.$/,
      )
      expect(await account.contents()).toEqual(contents)
    })

    it('skips them where that is asked for, lists them, and leaves who is in them as they are', async () => {
      const account = await customersAccount(before)
      await account.importAll([eve, before[0] ?? {}, ...before.slice(3)], { skipBadRows: true, json: false })
      expect(saidAside.join('\n')).toContain('  0.worker: eve@example.com is no worker of the directory')
      expect(said.at(-1)).toMatch(/0 added, 0 changed, 1 removed, 199 unchanged; .* Skipped rows: 1;/)
      expect(await account.opened().ports.customers.at('+15550000001')).toEqual(before[1])
    })

    it('gives nobody the address of one who stays as they are, and says who keeps it', async () => {
      const row = (id: string, name: string, value: string) => ({ id, name, channels: [{ type: 'sms', value }] })
      const account = await customersAccount()
      await account.importAll([row('A', 'Anne', '+12025550161'), row('B', 'Bob', '+12025550162')])
      const next = [row('A', 'Anne', 'oops'), row('B', 'Bob', '+12025550161'), row('C', 'Cleo', '+12025550163')]
      await account.importAll(next, { skipBadRows: true })
      expect(shown()).toMatchObject({ added: 1, changed: 0, removed: 0, unchanged: 2, skippedRows: 2 })
      expect(saidAside.join('\n')).toContain(
        'customers.json is not right in 2 of 3 rows:\n' +
          '  0.channels.0.value: must be a phone number with its country, such as +12025550123\n' +
          '  1.channels.0.value: +12025550161 cannot go to B: it stays with A, because their row (0) is not right',
      )
      const { customers } = account.opened().ports
      expect((await customers.at('+12025550161'))?.id).toBe('A')
      expect((await customers.at('+12025550162'))?.id).toBe('B')
      expect((await customers.find(ada, 'B'))?.channels).toEqual([{ type: 'sms', value: '+12025550162' }])
    })

    it.each([
      ['does not say', { name: 'Eve' }],
      ['says by a slip of the pen', { id: 'customer 7', name: 'Eve' }],
    ])('removes nobody where a bad row %s whose it is', async (_, row) => {
      const account = await customersAccount(before)
      await account.importAll([row, ...before.slice(0, 150)], { skipBadRows: true })
      expect(shown()).toMatchObject({ removed: 0, unchanged: 200, skippedRows: 1 })
    })

    it('sums up a long list', async () => {
      const account = await customersAccount()
      const rows = Array.from({ length: 60 }, (_, n) => ({ id: `customer-${n}` }))
      await expect(account.importAll(rows)).rejects.toThrow(
        /customers\.json is not right in 60 of 60 rows[^]*… and 10 more/,
      )
    })
  })

  it('asks again where more than half of the customers would go', async () => {
    const account = await customersAccount(before)
    await expect(account.importAll(before.slice(0, 99))).rejects.toThrow(
      'customers.json lacks 101 of the 200 customers who are listed, and an import removes them. Nothing was written.',
    )
    await account.importAll(before.slice(0, 100))
    expect(shown()).toMatchObject({ removed: 100 })
    await account.importAll([], { deleteMissing: true })
    const left = Object.keys(await account.contents()).filter((key) => key.startsWith('patchbay.customers.'))
    expect(left).toEqual([])
  })

  it('overwrites nothing of another import at the same time, and says so', async () => {
    const account = await customersAccount(before)
    let theirs: Promise<unknown> | undefined
    account.platform.events.listen(({ event }) => {
      const writes = event.kind === 'api' && /^POST .*Items/.test(event.exchange.operation)
      if (writes)
        theirs ??= account.importAll(before.map((one) => ({ ...one, name: `Their ${one.name}` }))).catch(String)
    })
    const ours = account.importAll(before.map((one) => ({ ...one, name: `Our ${one.name}` }))).catch(String)
    const results = [await ours, await theirs]
    expect(results.join()).toContain('Somebody else has changed the list meanwhile.')
  })

  it('says what to do where nothing is set up', async () => {
    await expect(importCustomers([], { file: 'customers.json' }, newAccount())).rejects.toThrow(
      'Run: npm run routing -- import routing.json',
    )
  })

  it('says what to do where an older version has set Sync up', async () => {
    const account = await customersAccount()
    for (let shard = 0; shard < SHARDS; shard++) await account.sync.syncMaps(mapName('customers', shard)).remove()
    await expect(account.importAll(before)).rejects.toThrow('has no Map patchbay.customers.0')
  })
})
