import { newContainer, type Container } from '../../bench/container'
import { seededRandom } from '../../bench/seeded-random'
import { newSimulatedTime, type SimulatedTime } from '../../bench/simulated-time'
import type { Twin } from '../../bench/twin'
import { clientOn } from '../../bench/wire'
import type { Customer } from '../../src/routing/customer'
import { assignmentsIn, type Assignments } from '../../src/state/assignments'
import { callLogIn, type CallLog } from '../../src/state/call-log'
import { chosenTeamsIn, type ChosenTeams } from '../../src/state/chosen-teams'
import { givenAddressesIn, type GivenAddresses } from '../../src/state/given-addresses'
import { syncLayout } from '../../src/state/layout'
import { leasesIn, type Leases } from '../../src/state/leases'
import { openingsIn, type Openings } from '../../src/state/openings'
import { recentsIn, type Recents } from '../../src/state/recents'
import { syncItems } from '../../src/state/sync-items'
import { voicemailsIn, type Voicemails } from '../../src/state/voicemails'
import { listCustomers } from '../support/listed-customers'
import { memoryIn, type Memory } from './memory'
import { noon } from './noon'
import { observed, type Observed, type Planted } from './observed'
import { numbers, routing, seen } from './routing'
import { SECRET, secretKey } from './secret'
import { newAccountWithoutLimits, setUp } from './set-up'
import { toldIn } from './told'

/** A cold container, what passes between it and Twilio, and the time in which it happens. */
export interface Started {
  readonly container: Container
  readonly observed: Observed
  readonly time: SimulatedTime
}

/**
 * A Twilio account of its own in which Patchbay is set up, and to which nothing has happened yet. It has a time of its
 * own too, so that nothing in it depends on how fast this machine is: only who waits spends time.
 */
export interface World {
  readonly time: SimulatedTime
  readonly memory: Memory
  /** For whoever has to note, unseen, what happened before. */
  readonly before: {
    readonly assignments: Assignments
    readonly callLog: CallLog
    readonly chosenTeams: ChosenTeams
    readonly givenAddresses: GivenAddresses
    readonly leases: Leases
    readonly openings: Openings
    readonly recents: Recents
    readonly voicemails: Voicemails
    /** Imports these, as the only ones. */
    readonly listCustomers: (customers: readonly Customer[]) => Promise<void>
  }
  readonly twin: Twin
  start(this: void, planted?: Planted): Started
  /** How often each was told something, until now. */
  told(this: void): ReadonlyMap<string, number>
  /** Whatever Twilio's description of its APIs does not allow, until now. */
  readonly violations: readonly string[]
}

const TTL_SECONDS = 3_600
const SEED = 1

export async function newWorld(): Promise<World> {
  const time = newSimulatedTime(seededRandom(SEED), noon)
  const { surroundings } = time
  const twin = newAccountWithoutLimits(time)
  const { account, client, events, messages } = twin
  const now = () => time.now().getTime()
  const violations: string[] = []
  events.listen(({ event }) => {
    if (event.kind === 'violation') violations.push(`${event.operation}: ${event.problems.join('; ')}`)
  })

  await setUp(twin)
  messages.configure({ numbers: Object.values(numbers) })
  const ofProxy = routing.numbers.filter(({ service }) => service === 'proxy').map(({ address }) => address)
  const pool = [...ofProxy, ...Object.values(seen)]
  twin.proxy.configure({
    outOfSessionCallbackUrl: '',
    numbers: pool.map((phoneNumber) => ({ phoneNumber, reserved: phoneNumber === seen.kept })),
  })

  const environment = {
    ACCOUNT_SID: account.sid,
    AUTH_TOKEN: account.authToken,
    SYNC_SERVICE_SID: account.syncServiceSid,
    PROXY_SERVICE_SID: account.proxyServiceSid,
    CONVERSATIONS_SERVICE_SID: account.conversationsServiceSid,
    STATE_KEY_SECRET: SECRET,
  }
  const sync = client.sync.v1.services(account.syncServiceSid)
  const items = syncItems(sync, syncLayout(sync, secretKey))
  return {
    time,
    memory: memoryIn(items, secretKey, time),
    before: {
      assignments: assignmentsIn(items, secretKey, TTL_SECONDS),
      callLog: callLogIn(items, secretKey, TTL_SECONDS),
      chosenTeams: chosenTeamsIn(items, secretKey),
      givenAddresses: givenAddressesIn(items, secretKey, TTL_SECONDS),
      leases: leasesIn(items, secretKey, { ttlSeconds: TTL_SECONDS, now }),
      openings: openingsIn(items, secretKey),
      recents: recentsIn(items, secretKey, { now }),
      voicemails: voicemailsIn(items, TTL_SECONDS),
      listCustomers: (customers) => listCustomers(items, customers, secretKey),
    },
    twin,
    start: (planted) => {
      const observation = observed(twin.frontDoor, events, time, planted)
      const getTwilioClient = clientOn(observation.wire, account, surroundings)
      const container = newContainer({ environment, getTwilioClient, surroundings })
      return { container, observed: observation, time }
    },
    told: () => toldIn(twin),
    violations,
  }
}
