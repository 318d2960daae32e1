import RequestClient from 'twilio/lib/base/RequestClient'
import { customersIn, type Customers } from '../../src/state/customers'
import { secretKeys } from '../../src/state/keys'
import { syncLayout } from '../../src/state/layout'
import { syncItems } from '../../src/state/sync-items'
import { manyCustomers } from '../../test/support/listed-customers'
import { compileCustomers } from '../../tools/customers/compile'
import { listsOf, readStored } from '../../tools/customers/stored'
import { writeChanges } from '../../tools/customers/write'
import { differenceOf, mapOf, type Change } from '../../tools/routing/difference'
import { groupedBy } from '../../tools/grouped-by'
import { setUpState } from '../../tools/routing/set-up'
import { metered } from '../meter'
import { newTwin } from '../twin'
import { clientOn } from '../wire'

/** What is asked of a list of so many customers, over fifty workers, one in ten nobody's. */
export interface Asked {
  readonly customers: number
  readonly what: string
  /** Customers on the page, or items written. */
  readonly found: number
  readonly calls: number
  readonly roundTrips: number
  readonly milliseconds: number
}

export interface CustomersOptions {
  readonly sizes: readonly number[]
  readonly shards?: number
  readonly onProgress?: (words: string) => void
}

const secretKey = secretKeys('constructed-secret-of-32-letters')
const worker = 'worker-7@example.com'
const PAGE = 50

const questions: Readonly<Record<string, (customers: Customers) => Promise<number>>> = {
  'first page': async (customers) => (await customers.page(worker, PAGE, undefined)).customers.length,
  'another page': async (customers) => (await customers.page(worker, PAGE, 'customer-70')).customers.length,
  'search: garcia': async (customers) => (await customers.search(worker, 'garcia', PAGE, undefined)).customers.length,
  'search: mar gar': async (customers) => (await customers.search(worker, 'mar gar', PAGE, undefined)).customers.length,
  'search: a b': async (customers) => (await customers.search(worker, 'a b', PAGE, undefined)).customers.length,
  'search: nobody': async (customers) => (await customers.search(worker, 'xyz', PAGE, undefined)).customers.length,
  find: async (customers) => ((await customers.find(worker, 'customer-70')) ? 1 : 0),
  'at an address': async (customers) => ((await customers.at('+15550000070')) ? 1 : 0),
}

export async function measureCustomers({
  sizes,
  shards = 4,
  onProgress = () => undefined,
}: CustomersOptions): Promise<readonly Asked[]> {
  const rows: Asked[] = []
  for (const size of sizes) {
    onProgress(`listing ${size} customers …`)
    rows.push(...(await measure(size, shards)))
  }
  return rows
}

async function measure(size: number, shards: number): Promise<readonly Asked[]> {
  const twin = newTwin({ clock: { now: () => new Date() }, limits: 'none' })
  const sync = twin.client.sync.v1.services(twin.account.syncServiceSid)
  await setUpState(sync, shards, secretKey)
  const rows: Asked[] = []
  const bring = async (what: string, customers: ReturnType<typeof manyCustomers>) => {
    const startedAt = performance.now()
    const stored = await readStored(sync, shards)
    const { changes } = differenceOf(compileCustomers(customers, listsOf(stored), secretKey, shards), stored)
    await writeChanges(sync, changes)
    const milliseconds = performance.now() - startedAt
    rows.push({
      customers: size,
      what,
      found: changes.length,
      calls: changes.length,
      roundTrips: busiest(changes),
      milliseconds,
    })
  }
  const all = manyCustomers(size, 50)
  await bring('first import', all)

  const customersOn = async (wire: typeof twin.frontDoor) => {
    const client = clientOn(wire, twin.account)({ httpClient: new RequestClient() })
    const service = client.sync.v1.services(twin.account.syncServiceSid)
    const layout = syncLayout(service, secretKey)
    await layout.shards() // as in a warm container
    return customersIn(syncItems(service, layout), secretKey)
  }
  const meter = metered(twin.frontDoor)
  const [counted, timed] = [await customersOn(meter.wire), await customersOn(twin.frontDoor)]
  for (const [what, ask] of Object.entries(questions)) {
    meter.take()
    const found = await ask(counted)
    const { calls, roundTrips } = meter.take()
    await ask(timed)
    const startedAt = performance.now()
    await ask(timed)
    rows.push({
      customers: size,
      what,
      found,
      calls: calls.length,
      roundTrips,
      milliseconds: performance.now() - startedAt,
    })
  }
  await bring('the same import', all)
  await bring(
    '1 in 500 renamed',
    all.map((one, n) => (n % 499 === 3 ? { ...one, name: `Abel ${one.name}` } : one)),
  )
  return rows
}

/** The writes to one Map, which follow one another: at 20 a second, these are what an import waits for. */
function busiest(changes: readonly Change[]): number {
  return Math.max(0, ...[...groupedBy(changes, mapOf).values()].map(({ length }) => length))
}
