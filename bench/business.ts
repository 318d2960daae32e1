import type { Strategy } from '../src/routing/directory'
import { secretKeys, type SecretKey } from '../src/state/keys'
import { compileDirectory } from '../tools/routing/compile'
import { differenceFrom, importDirectory } from '../tools/routing/import'
import type { RoutingFile } from '../tools/routing/schema'
import { setUpState } from '../tools/routing/set-up'
import type { Twin } from './twin'

export const numbers = { frontline: '+12025550101', proxy: '+12025550103' } as const

/** What workers see of a customer, and nobody else: of one who was there, and of one who is in a session. */
export const seenByWorkers = '+12025550107'
export const seenInSession = '+12025550108'

/** Days, as in `.env`. */
export const ASSIGNMENT_DAYS = 30

export interface Staff {
  readonly workers?: number
  /** Of each worker. */
  readonly capacity?: number
  readonly strategy?: Strategy
}

/** Of the n-th worker, from 0. */
export const identityOf = (n: number) => `worker-${n + 1}@example.com`

/** Of the n-th worker. */
export const phoneOf = (n: number) => `+1202556${String(n).padStart(4, '0')}`

/** One team of so many workers, behind one number of each kind. */
export function routingOf({ workers = 2, capacity, strategy = 'sticky' }: Staff = {}): RoutingFile {
  const identities = Array.from({ length: workers }, (_, n) => identityOf(n))
  return {
    version: 1,
    workers: identities.map((identity, n) => ({
      identity,
      phone: phoneOf(n),
      proxyAddresses: [],
      ...(capacity !== undefined && { capacity }),
    })),
    teams: [{ id: 'advice', workers: identities, strategy }],
    numbers: [
      { address: numbers.frontline, service: 'frontline', team: 'advice', greeting: 'Welcome.' },
      { address: numbers.proxy, service: 'proxy', team: 'advice' },
    ],
    hours: [],
    prompts: [],
    templates: [],
    blocked: [],
  }
}

export interface Business {
  readonly twin: Twin
  readonly shards: number
  readonly secretKey: SecretKey
  /** Of the Functions. */
  readonly environment: Readonly<Record<string, string>>
}

/** A twin in which Patchbay is set up as an operator does it, and to which nothing has happened yet. */
export async function openBusiness(twin: Twin, shards: number, routing: RoutingFile = routingOf()): Promise<Business> {
  const { account, client } = twin
  twin.messages.configure({ numbers: Object.values(numbers) })
  const pool = [numbers.proxy, seenByWorkers, seenInSession].map((phoneNumber) => ({ phoneNumber, reserved: false }))
  twin.proxy.configure({ outOfSessionCallbackUrl: '', numbers: pool })
  const secretKey = secretKeys(SECRET)
  const sync = client.sync.v1.services(account.syncServiceSid)
  await setUpState(sync, shards, secretKey)
  await importDirectory(sync, await differenceFrom(sync, compileDirectory(routing, secretKey), shards))
  const environment = {
    ACCOUNT_SID: account.sid,
    AUTH_TOKEN: account.authToken,
    SYNC_SERVICE_SID: account.syncServiceSid,
    PROXY_SERVICE_SID: account.proxyServiceSid,
    CONVERSATIONS_SERVICE_SID: account.conversationsServiceSid,
    STATE_KEY_SECRET: SECRET,
    ASSIGNMENT_DAYS: String(ASSIGNMENT_DAYS),
  }
  return { twin, shards, secretKey, environment }
}

/** The same each time, so that keys and with them shards are the same. */
const SECRET = 'constructed-secret-of-32-letters'
