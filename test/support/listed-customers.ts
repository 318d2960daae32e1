import type { Customer } from '../../src/routing/customer'
import type { Items } from '../../src/state/items'
import type { SecretKey } from '../../src/state/keys'
import { compileCustomers } from '../../tools/customers/compile'

/** A ttl of 0 is none. https://www.twilio.com/docs/sync/api/map-item-resource */
const FOR_EVER = 0

/** Writes a list where none is yet, as an import does. */
export async function listCustomers(items: Items, customers: readonly Customer[], secretKey: SecretKey): Promise<void> {
  for (const { key, data } of compileCustomers(customers, new Map(), secretKey, 1)) {
    const [shardKey = ''] = key.split('.')
    await items.create({ collection: 'customers', shardKey, key }, data as object, FOR_EVER)
  }
}

const firstNames = ['Ada', 'Zoë', 'Grace', 'Łukasz', 'Maria', 'José', 'Anne-Marie', 'Øyvind', 'Chloé', 'Tim', 'Yasmin']
const surnames = ['Garcia', 'Müller', 'O’Brien', 'Nguyễn', 'Smith', 'Martínez', 'Mart', 'de la Cruz', 'Ångström', 'Li']

/** A business of so many customers, of whom one in ten is nobody's and the others are those of so many workers. */
export function manyCustomers(count: number, workers: number): readonly Customer[] {
  return Array.from({ length: count }, (_, n) => ({
    id: `customer-${n}`,
    name: `${firstNames[n % firstNames.length]} ${surnames[(n * 7 + Math.floor(n / 11)) % surnames.length]} ${wordOf(n)}`,
    ...(n % 10 > 0 && { worker: `worker-${Math.floor(n / 10) % workers}@example.com` }),
    channels: [{ type: 'sms' as const, value: `+1555${String(n).padStart(7, '0')}` }],
  }))
}

const syllables = ['ba', 'ko', 'li', 'mar', 'ne', 'os', 'pri', 'rut', 'sa', 'tev']

/** 1972 => komarstevli, or so: as many names as a town has. */
function wordOf(n: number): string {
  const digits = String((n * 7_919) % 100_003)
    .split('')
    .toReversed()
  return digits.map((digit) => syllables[Number(digit)]).join('')
}
