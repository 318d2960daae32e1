import RequestClient from 'twilio/lib/base/RequestClient'
import type { SimulatedTime } from '../../bench/simulated-time'
import { newTwin, type Twin } from '../../bench/twin'
import { clientOn } from '../../bench/wire'
import { compileDirectory } from '../../tools/routing/compile'
import { differenceFrom, importDirectory } from '../../tools/routing/import'
import { setUpState } from '../../tools/routing/set-up'
import type { ApiRequest } from '../../twin/api/api'
import { noon } from './noon'
import { routing } from './routing'
import { secretKey } from './secret'

const SHARDS = 1

/** Without Twilio's limits: an operator sets up slowly, and here it takes no time. */
export const newAccountWithoutLimits = (clock: Pick<SimulatedTime, 'now'>) => newTwin({ clock, limits: 'none' })

let recorded: Promise<readonly Write[]> | undefined

/** Sets up Patchbay as an operator does: once, and for each further account the same writes are made again. */
export async function setUp(twin: Twin): Promise<void> {
  recorded ??= record(newAccountWithoutLimits({ now: () => noon }))
  for (const write of await recorded) await twin.backDoor(write(twin))
}

type Write = (twin: Twin) => ApiRequest

async function record(twin: Twin): Promise<readonly Write[]> {
  const writes: Write[] = []
  const client = clientOn((request) => {
    if (request.method !== 'GET') writes.push((other) => forAccount(request, twin, other))
    return twin.backDoor(request)
  }, twin.account)({ httpClient: new RequestClient() })
  const sync = client.sync.v1.services(twin.account.syncServiceSid)
  await setUpState(sync, SHARDS, secretKey)
  await importDirectory(sync, await differenceFrom(sync, compileDirectory(routing, secretKey), SHARDS))
  return writes
}

function forAccount(request: ApiRequest, { account: from }: Twin, { account: to }: Twin): ApiRequest {
  const credentials = Buffer.from(`${to.sid}:${to.authToken}`).toString('base64')
  return {
    ...request,
    path: request.path.replace(from.syncServiceSid, to.syncServiceSid),
    headers: { ...request.headers, authorization: `Basic ${credentials}` },
  }
}
