import { readConfig } from '../../src/runtime/config'
import type { Ports } from '../../src/runtime/ports'
import { assignmentsIn } from '../../src/state/assignments'
import { callLogIn } from '../../src/state/call-log'
import { claimsIn } from '../../src/state/claims'
import { phonePlace } from '../../src/state/directory-records'
import { secretKeys } from '../../src/state/keys'
import { leasesIn } from '../../src/state/leases'
import { openingsIn } from '../../src/state/openings'
import { pairsIn } from '../../src/state/pairs'
import { recentsIn } from '../../src/state/recents'
import { turnsIn } from '../../src/state/turns'
import type { NewSession, ProxySessions } from '../../src/twilio/proxy-sessions'
import { compileDirectory } from '../../tools/routing/compile'
import type { RoutingFile } from '../../tools/routing/schema'
import { wholeEnvironment } from '../fixtures/environment'
import type { InMemory } from './ask-spoilt'
import { memoryDirectory } from './memory-directory'
import { memoryItems } from './memory-items'
import { twilioError } from './twilio-error'

export const numbers = {
  usual: '+12025550101',
  /** Of the same team, with all the rules of sessions. */
  strict: '+12025550102',
  callsOnly: '+12025550103',
  closed: '+12025550104',
  /** Seen by workers, and in no directory. */
  seen: '+12025550109',
} as const

/** Phones of workers by the number of their recent customers. */
export const phones = { withMany: '+12025550151', withOne: '+12025550152', withNone: '+12025550153' } as const

export const customers = ['+13035550001', '+13035550002', '+13035550003'] as const
export const blocked = '+13035550009'

const sid = (n: number) => `KC${String(n).padStart(32, '0')}`
export const sessions = {
  usual: sid(1),
  strict: sid(2),
  unknown: sid(3),
  /** Proxy does not answer when it is asked for this one. */
  unavailable: sid(4),
} as const

const identities = { withMany: 'many@example.com', withOne: 'one@example.com', withNone: 'none@example.com' }
const team = (id: string, hours?: string) =>
  ({ id, workers: Object.values(identities), strategy: 'least-busy', ...(hours !== undefined && { hours }) }) as const
const rules = { ttlSeconds: 60, endAfterCall: true, keepContactsPrivate: true }

const routing: RoutingFile = {
  version: 1,
  workers: [
    { identity: identities.withMany, phone: phones.withMany, proxyAddresses: [], capacity: 5 },
    { identity: identities.withOne, phone: phones.withOne, proxyAddresses: [], reservedNumber: numbers.seen },
    { identity: identities.withNone, phone: phones.withNone, proxyAddresses: [], mode: 'message-only' },
  ],
  teams: [team('advice'), team('gone', 'never')],
  numbers: [
    { address: numbers.usual, service: 'proxy', team: 'advice' },
    { address: numbers.strict, service: 'proxy', team: 'advice', sessions: rules },
    { address: numbers.callsOnly, service: 'proxy', team: 'advice', mode: 'voice-only' },
    { address: numbers.closed, service: 'proxy', team: 'gone' },
  ],
  hours: [{ id: 'never', timeZone: 'UTC', week: {}, holidays: [], closures: [] }],
  prompts: [],
  templates: [],
  blocked: [blocked],
}

/** A business with Proxy numbers, whose state lies in memory, between a Proxy and phones that take everything. */
export async function proxyInMemory(): Promise<InMemory> {
  const config = readConfig({ ...wholeEnvironment, PROXY_SERVICE_SID: `KS${'0'.repeat(32)}` })
  const secretKey = secretKeys(config.stateKeySecret)
  const { items, keys } = memoryItems()
  const written = memoryDirectory(secretKey)
  const { directory } = written
  const compiled = compileDirectory(routing, secretKey)
  for (const [key, record] of compiled.directory) await written.write(key, record)
  for (const { phone = '' } of routing.workers) {
    await written.enterPhone(phone, compiled.callers.get(phonePlace(secretKey, phone).key) ?? {})
  }
  await written.block(blocked)

  const { proxySessions, uniqueNames } = fakeProxy()
  const recents = recentsIn(items, secretKey)
  const touch = (worker: string, customer: string) =>
    recents.note(worker, numbers.seen, { customer, number: numbers.usual, at: new Date().toISOString() })
  for (const customer of customers) await touch(identities.withMany, customer)
  await touch(identities.withOne, customers[0])

  const ports = {
    config,
    directory,
    assignments: assignmentsIn(items, secretKey, 60),
    callLog: callLogIn(items, secretKey, 60),
    claims: claimsIn(items, secretKey, 60),
    leases: leasesIn(items, secretKey, { ttlSeconds: 60 }),
    openings: openingsIn(items, secretKey),
    pairs: pairsIn(proxySessions, directory, Date.now),
    recents,
    turns: turnsIn(items, secretKey, 60),
    messages: { send: async () => undefined },
    conversations: { find: async () => undefined },
    proxySessions,
  }
  return {
    ports: ports as unknown as Ports, // Proxy's Functions ask no others
    names: async () => [...(await keys()), ...uniqueNames],
  }
}

function fakeProxy() {
  const uniqueNames = new Set<string>()
  const inSession = (number: string) => [
    { address: customers[0], proxyNumber: number },
    { address: phones.withOne, proxyNumber: numbers.seen },
  ]
  const proxySessions: ProxySessions = {
    parties: async (session) => {
      if (session === sessions.unavailable) throw twilioError(503, 20503)
      if (session === sessions.usual) return inSession(numbers.usual)
      return session === sessions.strict ? inSession(numbers.strict) : undefined
    },
    create: async ({ uniqueName }: NewSession) => {
      if (uniqueNames.has(uniqueName)) return 'taken'
      uniqueNames.add(uniqueName)
      return 'created'
    },
    close: async () => undefined,
  }
  return { proxySessions, uniqueNames }
}
