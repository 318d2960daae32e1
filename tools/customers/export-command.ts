import { syncLayout } from '../../src/state/layout'
import { UserError } from '../command'
import type { RoutingAccount } from '../routing/account'
import { sayEverySecond } from '../say-every-second'
import { writeJson } from '../write-json'
import { customersOf, readStored } from './stored'

export interface ExportOptions {
  readonly to?: string | undefined
}

/** Nothing is written before everything has been read: a file that is there already outlives a failure. */
export async function exportCustomers({ to }: ExportOptions, { sync, secretKey }: RoutingAccount): Promise<void> {
  if (to !== undefined && !/\.json$/i.test(to)) {
    throw new UserError(
      `${to} must end in .json: an export is JSON, because a CSV file does not hold all of a customer.`,
    )
  }
  const shards = await syncLayout(sync, secretKey).shards()
  const customers = customersOf(await readStored(sync, shards, sayEverySecond()))
  writeJson(to, { version: 1, customers }, `${customers.length} customers`)
}
