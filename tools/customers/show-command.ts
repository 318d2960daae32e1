import type { Customer } from '../../src/routing/customer'
import { customerPlaces } from '../../src/state/customer-places'
import { readCustomer } from '../../src/state/customer-records'
import { syncLayout } from '../../src/state/layout'
import { syncItems } from '../../src/state/sync-items'
import { UserError } from '../command'
import { patiently } from '../patiently'
import type { RoutingAccount } from '../routing/account'
import { say } from '../routing/say'

export interface ShowOptions {
  readonly json?: boolean | undefined
}

/** By id, or else by address. */
export async function showCustomer(
  whom: string,
  { json }: ShowOptions,
  { sync, secretKey, ports }: RoutingAccount,
): Promise<void> {
  const layout = syncLayout(sync, secretKey)
  await layout.shards()
  const found = await patiently(() => syncItems(sync, layout).fetch(customerPlaces(secretKey).customer(whom)))
  const customer = found ? readCustomer(found.data) : await patiently(() => ports.customers.at(whom))
  if (!customer) {
    throw new UserError(
      `Nobody in the list has the id or the address ${whom}. An address is as the file has it: +12025550199, whatsapp:+12025550199.`,
    )
  }
  say(customer, json, inWords)
}

function inWords({ id, name, worker, channels, links = [], avatar, details }: Customer): string {
  const rows = [
    ['worker', worker ?? 'nobody: every worker sees this customer'],
    ...channels.map(({ type, value }) => [type, value]),
    ...links.map(({ name, value }) => ['link', `${name}: ${value}`]),
    ...(avatar === undefined ? [] : [['avatar', avatar]]),
    ...(details === undefined ? [] : [[details.title, details.content.replaceAll('\n', '\n  ')]]),
  ]
  return [`${id}: ${name}`, ...rows.map(([what, value]) => `  ${what}: ${value}`)].join('\n')
}
