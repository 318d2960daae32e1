import type { Customer } from '../../src/routing/customer'
import { readConfig } from '../../src/runtime/config'
import type { Ports } from '../../src/runtime/ports'
import { assignmentsIn } from '../../src/state/assignments'
import { chosenTeamsIn } from '../../src/state/chosen-teams'
import { claimsIn } from '../../src/state/claims'
import { customersIn } from '../../src/state/customers'
import { givenAddressesIn } from '../../src/state/given-addresses'
import { secretKeys } from '../../src/state/keys'
import { leasesIn } from '../../src/state/leases'
import { openingsIn } from '../../src/state/openings'
import { turnsIn } from '../../src/state/turns'
import type { FrontlineConversations } from '../../src/twilio/frontline-conversations'
import { compileDirectory } from '../../tools/routing/compile'
import type { RoutingFile } from '../../tools/routing/schema'
import { wholeEnvironment } from '../fixtures/environment'
import type { InMemory } from './ask-spoilt'
import { listCustomers } from './listed-customers'
import { memoryDirectory } from './memory-directory'
import { memoryItems } from './memory-items'
import { twilioError } from './twilio-error'

export const numbers = {
  usual: '+12025550101',
  /** Of the same team, with a menu, and whose Conversation is closed belongs to nobody. */
  menu: '+12025550102',
  closed: '+12025550103',
  /** Of a team that asks for Frontline's switch. */
  switched: '+12025550104',
} as const

export const workers = { some: 'ada@example.com', other: 'grace@example.com', alone: 'linus@example.com' } as const

/** Of the last, all addresses are in use; of the one before, nobody can say. */
export const customers = ['+13035550001', '+13035550002', '+13035550003', '+13035550004'] as const
export const blocked = '+13035550009'

const sid = (n: number) => `CH${String(n).padStart(32, '0')}`
export const conversations = {
  isNew: sid(1),
  hasWorker: sid(2),
  unknown: sid(3),
  /** Conversations does not answer when it is asked for this one. */
  unavailable: sid(4),
} as const

export const listed: readonly Customer[] = customers.map((value, n) => ({
  id: `customer-${n}`,
  name: `Maria Garcia-Lovelace ${n}`,
  ...(n > 0 && { worker: n === 1 ? workers.other : workers.some }),
  channels: [{ type: 'sms', value }],
  avatar: 'https://example.com/maria.png',
}))

type Team = RoutingFile['teams'][number]
const team = (id: string, others: Partial<Team> = {}): Team => ({
  id,
  workers: [workers.some, workers.other],
  strategy: 'round-robin',
  ...others,
})
const frontline = { service: 'frontline', team: 'advice' } as const

const routing: RoutingFile = {
  version: 1,
  workers: [
    { identity: workers.some, proxyAddresses: ['whatsapp:+12025550111', 'chat:ada'] },
    { identity: workers.other, proxyAddresses: ['+12025550112'] },
    { identity: workers.alone, proxyAddresses: [] },
  ],
  teams: [team('advice'), team('gone', { hours: 'never' }), team('switched', { asksAvailability: true })],
  numbers: [
    { ...frontline, address: numbers.usual },
    {
      ...frontline,
      address: numbers.menu,
      releaseOnClose: true,
      menu: [{ key: '1', words: 'For advice, press one.', team: 'switched' }],
    },
    { ...frontline, address: numbers.closed, team: 'gone' },
    { ...frontline, address: numbers.switched, team: 'switched' },
  ],
  hours: [{ id: 'never', timeZone: 'UTC', week: {}, holidays: [], closures: [] }],
  prompts: [],
  templates: [{ name: 'Openers', templates: [{ content: 'Hello {{first_name}}', whatsAppApproved: false }] }],
  blocked: [blocked],
}

/** A business with Frontline numbers, whose state lies in memory, beside Conversations that forget nothing and keep nothing. */
export async function frontlineInMemory(): Promise<InMemory> {
  const config = readConfig(wholeEnvironment)
  const secretKey = secretKeys(config.stateKeySecret)
  const { items, keys } = memoryItems()
  const written = memoryDirectory(secretKey)
  for (const [key, record] of compileDirectory(routing, secretKey).directory) await written.write(key, record)
  await written.block(blocked)
  await listCustomers(items, listed, secretKey)
  const ports = {
    config,
    directory: written.directory,
    assignments: assignmentsIn(items, secretKey, 60),
    chosenTeams: chosenTeamsIn(items, secretKey),
    claims: claimsIn(items, secretKey, 60),
    customers: customersIn(items, secretKey),
    givenAddresses: givenAddressesIn(items, secretKey, 60),
    leases: leasesIn(items, secretKey, { ttlSeconds: 60 }),
    openings: openingsIn(items, secretKey),
    turns: turnsIn(items, secretKey, 60),
    frontlineConversations: fakeConversations,
    frontlineUsers: { isAvailable: async (identity: string) => identity === workers.other },
  }
  return { ports: ports as unknown as Ports, names: keys } // Frontline's Functions ask no others
}

const unavailable = () => Promise.reject(twilioError(503, 20503))

const fakeConversations: FrontlineConversations = {
  addressesInUse: async (customer) => {
    if (customer === customers[2]) return unavailable()
    return customer === customers[3] ? [...Object.values(numbers), '+12025550112'] : []
  },
  workersIn: async (conversation) => {
    if (conversation === conversations.unavailable) return unavailable()
    if (conversation === conversations.unknown) return undefined
    return conversation === conversations.hasWorker ? [workers.some] : []
  },
  addWorker: async (_conversation, identity) => (identity === workers.some ? 'added' : 'there'),
  lastWorker: async (customer) => (customer === customers[1] ? workers.other : undefined),
  customersIn: async (conversation) => {
    if (conversation === conversations.unavailable) return unavailable()
    const some = conversation === conversations.hasWorker ? [workers.some] : []
    return [{ customer: customers[0], number: numbers.menu, workers: some }]
  },
  describeParticipant: async () => undefined,
  say: async () => undefined,
}
