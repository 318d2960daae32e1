import { mapName } from '../../src/state/shards'
import { openBusiness, routingOf, type Business, type Staff } from '../business'
import { newContainer } from '../container'
import { webhooks, type Webhook } from '../requests'
import { seededRandom } from '../seeded-random'
import { countsOf, isSentBack, workerIn } from '../sessions'
import { newSimulatedTime } from '../simulated-time'
import { newTwin } from '../twin'
import { clientOn, distant } from '../wire'

/** What became of many first contacts in one instant. Limits are off: so many at once are above those of Sync. */
export interface FirstContacts {
  readonly contacts: number
  /** Items in the Maps of the assignments, afterwards. */
  readonly assignments: number
  /** How many contacts were put through to whom, by phone. */
  readonly sessions: Readonly<Record<string, number>>
  /** Contacts that were sent back to Proxy, because another makes their session. */
  readonly sentBack: number
  /** Contacts that were told that nobody can be reached. */
  readonly refused: number
  /** Webhooks that were not answered as they should be, and why, by the name of the error. */
  readonly fallbacks: number
  readonly failures: Readonly<Record<string, number>>
  readonly apiCalls: number
  /** Of simulated time. */
  readonly slowestMilliseconds: number
}

export interface FirstContactsOptions {
  readonly contacts: number
  readonly containers?: number
  readonly seed?: number
}

export interface OneCustomerOptions extends FirstContactsOptions {
  /** Without PROXY_SERVICE_SID, nobody can be sent back, and all are put through. */
  readonly namesProxyService?: boolean
}

/** All of one customer. */
export function measureOneCustomer({
  namesProxyService = true,
  ...options
}: OneCustomerOptions): Promise<FirstContacts> {
  const changes = namesProxyService ? {} : { PROXY_SERVICE_SID: '' }
  return measure(options, routingOf({ workers: 5 }), (n) => webhooks.outOfSession(0, n), changes)
}

export type CapacityOptions = FirstContactsOptions & Required<Staff>

/** Each of another customer. */
export function measureCapacity({ workers, capacity, strategy, ...options }: CapacityOptions): Promise<FirstContacts> {
  return measure(options, routingOf({ workers, capacity, strategy }), (n) => webhooks.outOfSession(n))
}

async function measure(
  { contacts, containers = 10, seed = 1 }: FirstContactsOptions,
  routing: ReturnType<typeof routingOf>,
  nth: (n: number) => Webhook,
  changes: Readonly<Record<string, string>> = {},
): Promise<FirstContacts> {
  const time = newSimulatedTime(seededRandom(seed + 1))
  const twin = newTwin({ clock: time, limits: 'none' })
  const business = await openBusiness(twin, 4, routing)
  const getTwilioClient = clientOn(distant(twin.frontDoor, time, seededRandom(seed)), twin.account)
  const environment = { ...business.environment, ...changes }
  const options = { environment, getTwilioClient, surroundings: time.surroundings }
  const running = Array.from({ length: containers }, () => newContainer(options))

  let apiCalls = 0
  twin.events.listen(({ event }) => (apiCalls += event.kind === 'api' ? 1 : 0))

  const startedAt = time.now().getTime()
  const answers = await Promise.all(
    Array.from({ length: contacts }, async (_, n) => {
      const { path, params } = nth(n)
      return running[n % containers]?.ask(path, params)
    }),
  )
  const sentBack = answers.filter(isSentBack).length
  const identities = answers.map(workerIn)
  const failed = running.flatMap(({ log }) => log.filter(({ outcome }) => outcome !== 'answered'))
  return {
    contacts,
    assignments: await countAssignments(business),
    sessions: countsOf(identities.filter((identity) => identity !== undefined)),
    sentBack,
    refused: identities.filter((identity) => identity === undefined).length - sentBack,
    fallbacks: failed.length,
    failures: countsOf(failed.map(({ error }) => error?.name ?? 'refused')),
    apiCalls,
    slowestMilliseconds: time.now().getTime() - startedAt,
  }
}

async function countAssignments({ twin: { client, account }, shards }: Business): Promise<number> {
  const sync = client.sync.v1.services(account.syncServiceSid)
  const maps = Array.from({ length: shards }, (_, shard) => sync.syncMaps(mapName('assignments', shard)))
  const items = await Promise.all(maps.map((map) => map.syncMapItems.list({ pageSize: 100 })))
  return items.flat().length
}
