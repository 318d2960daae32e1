import { newContainer, type Container } from '../../bench/container'
import { clientOn } from '../../bench/wire'
import { secretKeys } from '../../src/state/keys'
import { syncLayout } from '../../src/state/layout'
import { syncItems } from '../../src/state/sync-items'
import { compileDirectory } from '../../tools/routing/compile'
import { differenceFrom, importDirectory } from '../../tools/routing/import'
import { setUpState } from '../../tools/routing/set-up'
import { realClock } from '../../twin/clock'
import { newPlatform } from '../../twin/platform'
import { memoryIn, type Memory } from './memory'
import { observed, type Observed, type Planted } from './observed'
import { routing } from './requests'

/** A Twilio account of its own in which Patchbay is set up, and to which nothing has happened yet. */
export interface World {
  readonly memory: Memory
  /** A cold container, and what passes between it and Twilio. */
  start(this: void, planted?: Planted): { readonly container: Container; readonly observed: Observed }
  /** Whatever Twilio's description of its APIs does not allow, until now. */
  readonly violations: readonly string[]
}

const SHARDS = 1
const SECRET = 'constructed-secret-of-32-letters'
const secretKey = secretKeys(SECRET)
const directory = compileDirectory(routing, secretKey)

/** Without Twilio's limits: an operator sets up slowly, and here it takes milliseconds. */
export async function newWorld(): Promise<World> {
  const platform = newPlatform(realClock(), { limits: 'none' })
  const { account, client, events } = platform
  const violations: string[] = []
  events.listen(({ event }) => {
    if (event.kind === 'violation') violations.push(`${event.operation}: ${event.problems.join('; ')}`)
  })

  const sync = client.sync.v1.services(account.syncServiceSid)
  await setUpState(sync, SHARDS, secretKey)
  await importDirectory(sync, await differenceFrom(sync, directory, SHARDS))

  const environment = {
    ACCOUNT_SID: account.sid,
    AUTH_TOKEN: account.authToken,
    SYNC_SERVICE_SID: account.syncServiceSid,
    CONVERSATIONS_SERVICE_SID: account.conversationsServiceSid,
    STATE_KEY_SECRET: SECRET,
  }
  return {
    memory: memoryIn(syncItems(sync, syncLayout(sync, secretKey)), secretKey),
    start: (planted) => {
      const observation = observed(platform.api, events, planted)
      const getTwilioClient = clientOn(observation.wire, account, 'real')
      return { container: newContainer({ environment, getTwilioClient }), observed: observation }
    },
    violations,
  }
}
