import type { Customer } from '../../src/routing/customer'
import { importCustomers, type ImportOptions } from '../../tools/customers/import-command'
import { rowsOfJson } from '../../tools/customers/rows'
import { accountWith, type TestAccount } from './routing-account'

export interface CustomersAccount extends TestAccount {
  /** `npm run customers -- import customers.json`, in a container of its own. */
  importAll(this: void, customers: readonly object[], options?: Partial<ImportOptions>): Promise<void>
}

/** With the usual directory, and these customers. */
export async function customersAccount(customers: readonly Customer[] = []): Promise<CustomersAccount> {
  const account = await accountWith()
  const importAll: CustomersAccount['importAll'] = (customers, options) => {
    const rows = rowsOfJson({ ok: true, value: customers })
    return importCustomers(
      rows.ok ? rows.rows : [],
      { file: 'customers.json', json: true, ...options },
      account.opened(),
    )
  }
  if (customers.length > 0) await importAll(customers)
  return { ...account, importAll }
}
