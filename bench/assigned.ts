import { assignmentsIn } from '../src/state/assignments'
import type { Items } from '../src/state/items'
import { mapName, shardOf } from '../src/state/shards'
import { ASSIGNMENT_DAYS, identityOf, numbers, type Business } from './business'
import { customer } from './requests'

const SECONDS_A_DAY = 86_400

export interface Assigned {
  readonly from?: number
  readonly until: number
  /** Among whom they are shared, each in turn. */
  readonly workers?: number | undefined
}

/**
 * Assigns customers `from` to `until`, without the last, as a Function would: the same keys, records and ttl. It goes by
 * the twin's own API, without the SDK, the judge and the limits, at some tens of thousands a second.
 */
export async function assignCustomers(
  business: Business,
  { from = 0, until, workers = 1 }: Assigned,
  onProgress: (done: number) => void = () => undefined,
): Promise<void> {
  const items = { create: creating(business) } as unknown as Items // All that an assignment of a new customer needs
  const assignments = assignmentsIn(items, business.secretKey, ASSIGNMENT_DAYS * SECONDS_A_DAY)
  for (let n = from; n < until; n++) {
    await assignments.assign(customer(n), numbers.proxy, identityOf(n % workers))
    if ((n + 1) % 50_000 === 0) onProgress(n + 1)
  }
}

function creating({ twin: { account, backDoor }, shards }: Business): Items['create'] {
  const credentials = Buffer.from(`${account.sid}:${account.authToken}`).toString('base64')
  const headers = { authorization: `Basic ${credentials}` }
  const maps = `/v1/Services/${account.syncServiceSid}/Maps`
  return async ({ collection, shardKey, key }, data, ttlSeconds) => {
    const { status, body } = await backDoor({
      method: 'POST',
      host: 'sync.twilio.com',
      path: `${maps}/${mapName(collection, shardOf(shardKey, shards))}/Items`,
      query: new URLSearchParams(),
      form: new URLSearchParams({ Key: key, Data: JSON.stringify(data), ItemTtl: String(ttlSeconds) }),
      headers,
    })
    if (status !== 201) throw new Error(`The twin answered ${status}: ${JSON.stringify(body)}`)
    return 'created'
  }
}
