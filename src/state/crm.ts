import type { Facts } from '../routing/crm'
import type { CrmAsked } from '../webhooks/crm'
import type { Customers } from './customers'

export interface CrmPorts {
  readonly customers: Pick<Customers, 'page' | 'search' | 'find'>
}

export async function crmFacts({ customers }: CrmPorts, asked: CrmAsked): Promise<Facts> {
  if (asked.kind === 'details') {
    return { kind: 'details', customer: await customers.find(asked.worker, asked.customerId) }
  }
  const { worker, size, after, query } = asked
  const page = query === undefined ? customers.page(worker, size, after) : customers.search(worker, query, size, after)
  return { kind: 'list', page: await page }
}
