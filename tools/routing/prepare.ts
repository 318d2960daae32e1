import { NotSetUp, syncLayout } from '../../src/state/layout'
import { UserError } from '../command'
import { patiently } from '../patiently'
import type { Progress } from '../say-every-second'
import type { RoutingAccount } from './account'
import { unlessMissing } from './map-pages'
import { setUpState } from './set-up'

const DEFAULT_SHARDS = 4

export interface Prepared {
  /** The number of shards never changes, because what was stored must be found again. */
  readonly shards: number
  readonly isSetUp: boolean
}

/** Makes what is missing of the Maps: all of them in a new Sync service, the newer ones where an older version has made some. */
export async function preparedShards(
  account: RoutingAccount,
  wanted: number | undefined,
  onProgress: Progress,
): Promise<Prepared> {
  await shardsToBe(account, wanted)
  const { shards } = await setUpState(account.sync, wanted ?? DEFAULT_SHARDS, account.secretKey, onProgress)
  return { shards: agreed(shards, wanted), isSetUp: true }
}

/** What an import would find or make. Makes nothing. */
export async function shardsToBe(
  { sync, secretKey, config }: RoutingAccount,
  wanted: number | undefined,
): Promise<Prepared> {
  try {
    return { shards: agreed(await syncLayout(sync, secretKey).shards(), wanted), isSetUp: true }
  } catch (error) {
    if (!(error instanceof NotSetUp)) throw error
  }
  if (await patiently(() => sync.fetch()).catch(unlessMissing)) {
    return { shards: wanted ?? DEFAULT_SHARDS, isSetUp: false }
  }
  throw new UserError(
    `This account has no Sync service ${config.syncServiceSid}. SYNC_SERVICE_SID must name one of https://console.twilio.com, Sync, Services.`,
  )
}

function agreed(shards: number, wanted: number | undefined): number {
  if (wanted === undefined || wanted === shards) return shards
  throw new UserError(
    `The state is spread over ${shards} shards since it was set up, and that number cannot be changed. ` +
      `Leave --shards out, or begin with a new Sync service.`,
  )
}
