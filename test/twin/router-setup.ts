import { newAccount } from '../../twin/account'
import type { Api, ApiRequest, Operations } from '../../twin/api/api'
import { newApi } from '../../twin/api/router'
import type { Clock } from '../../twin/clock'
import { newEvents, type Events, type TwinEvent } from '../../twin/events'
import { judging } from '../../twin/judge/judge'
import { limiting } from '../../twin/limits/limiting'
import { inProcessClient } from '../../twin/sdk-client'

/** A clock that stands still until somebody sleeps. */
export function stoppedClock(start: string): Clock {
  let now = Date.parse(start)
  return {
    now: () => new Date(now),
    sleep: async (milliseconds) => {
      now += milliseconds
    },
    during: (work) => work(),
  }
}

/**
 * An API with the given operations, the SDK on it, and everything that it has emitted. Judged as everywhere, unless a test
 * asks for what Twilio's description does not allow, or plays a product that Twilio does not have. Limited only if asked.
 */
export function setUp<Extra extends { operations: Operations }>(
  build: (options: { account: ReturnType<typeof newAccount>; clock: Clock; events: Events }) => Extra,
  { judged = true, limited = false }: { readonly judged?: boolean; readonly limited?: boolean } = {},
) {
  const account = newAccount()
  const clock = stoppedClock('2026-03-02T09:00:00Z')
  const events = newEvents(() => clock.now())
  const emitted: TwinEvent[] = []
  events.listen(({ event }) => emitted.push(event))
  const built = build({ account, clock, events })
  const layers = [...(judged ? [judging(events)] : []), ...(limited ? [limiting(() => clock.now().getTime())] : [])]
  const api = newApi({ account, events, operations: [built.operations], layers })
  return { account, clock, emitted, api, client: inProcessClient(api, account), ...built }
}

/** A request that the SDK would not make. `target` is `GET sync.twilio.com/v1/Services?PageSize=1`. */
export async function send(
  api: Api,
  account: { sid: string; authToken: string },
  target: string,
  changes: Partial<ApiRequest> = {},
) {
  const [method = '', address = ''] = target.split(' ')
  const url = new URL(`https://${address}`)
  return api.handle({
    method,
    host: url.host,
    path: url.pathname,
    query: url.searchParams,
    form: new URLSearchParams(),
    headers: { authorization: `Basic ${Buffer.from(`${account.sid}:${account.authToken}`).toString('base64')}` },
    ...changes,
  })
}
