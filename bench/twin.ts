import { newAccount, type Account } from '../twin/account'
import { newApi } from '../twin/api/router'
import { syncOperations } from '../twin/api/sync'
import type { Clock } from '../twin/clock'
import { newEvents, type Events } from '../twin/events'
import { judging } from '../twin/judge/judge'
import { limiting } from '../twin/limits/limiting'
import { inProcessClient } from '../twin/sdk-client'
import type { Wire } from './wire'

/** The Sync of one account, with two doors. */
export interface Twin {
  readonly account: Account
  /** What happens at the front door. */
  readonly events: Events
  /** The front door, where Functions ask: judged and, if so wished, limited. */
  readonly frontDoor: Wire
  /** The back door, for whoever prepares and whoever looks: nothing is judged, limited or told. */
  readonly backDoor: Wire
  /** Twilio's SDK at the back door. */
  readonly client: ReturnType<typeof inProcessClient>
}

export interface TwinOptions {
  readonly clock: Pick<Clock, 'now'>
  /** `documented` refuses by this clock alone. */
  readonly limits: 'documented' | 'none'
}

export function newTwin({ clock, limits }: TwinOptions): Twin {
  const now = () => clock.now()
  const account = newAccount()
  const events = newEvents(now)
  const operations = [syncOperations({ account, clock: { ...unused, now } })]
  const layers = [judging(events), ...(limits === 'documented' ? [limiting(() => now().getTime())] : [])]
  const front = newApi({ account, events, operations, layers })
  const back = newApi({ account, events: newEvents(now), operations })
  return {
    account,
    events,
    frontDoor: (request) => front.handle(request),
    backDoor: (request) => back.handle(request),
    client: inProcessClient(back, account),
  }
}

/** Sync never sleeps. */
const unused = {
  sleep: () => Promise.reject(new Error('Nothing sleeps here')),
  during: () => Promise.reject(new Error('Nobody works here')),
}
