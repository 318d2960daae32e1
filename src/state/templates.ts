import type { Facts } from '../routing/templates'
import type { TemplatesAsked } from '../webhooks/templates'
import type { Customers } from './customers'
import type { Directory } from './directory'

export interface TemplatesPorts {
  readonly customers: Pick<Customers, 'find'>
  readonly directory: Pick<Directory, 'templates'>
}

export async function templatesFacts(
  { customers, directory }: TemplatesPorts,
  { worker, customerId }: TemplatesAsked,
): Promise<Facts> {
  const [customer, templates] = await Promise.all([customers.find(worker, customerId), directory.templates()])
  return { customer, templates }
}
