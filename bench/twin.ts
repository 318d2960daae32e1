import { newAccount, type Account } from '../twin/account'
import { newCalls } from '../twin/api/calls'
import type { CallsStore } from '../twin/api/calls-store'
import { newConversations } from '../twin/api/conversations'
import type { ReadableConversations } from '../twin/api/conversations-store'
import { newFrontlineUsers } from '../twin/api/frontline-users'
import type { FrontlineUsersStore } from '../twin/api/frontline-users-store'
import { newMessages } from '../twin/api/messages'
import type { MessagesStore } from '../twin/api/messages-store'
import { newProxy } from '../twin/api/proxy'
import type { ProxyStore } from '../twin/api/proxy-store'
import { newRecordings } from '../twin/api/recordings'
import type { RecordingsStore } from '../twin/api/recordings-store'
import { newApi } from '../twin/api/router'
import { syncOperations } from '../twin/api/sync'
import type { Clock } from '../twin/clock'
import { newEvents, type Events } from '../twin/events'
import { judging } from '../twin/judge/judge'
import { limiting } from '../twin/limits/limiting'
import { inProcessClient } from '../twin/sdk-client'
import type { Wire } from './wire'

/** Of one account all that Functions ask for, with two doors. It has no Conversation until somebody makes one. */
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
  readonly calls: CallsStore
  readonly conversations: ReadableConversations
  readonly frontlineUsers: FrontlineUsersStore
  readonly messages: MessagesStore
  readonly proxy: ProxyStore
  readonly recordings: RecordingsStore
}

export interface TwinOptions {
  readonly clock: Pick<Clock, 'now'>
  /** `documented` refuses by this clock alone. */
  readonly limits: 'documented' | 'none'
}

export function newTwin({ clock, limits }: TwinOptions): Twin {
  const now = () => clock.now()
  const time = { ...unused, now }
  const account = newAccount()
  const events = newEvents(now)
  const calls = newCalls({ account })
  const conversations = newConversations({ account, clock: time })
  const frontlineUsers = newFrontlineUsers()
  const messages = newMessages({ account, clock: time, events })
  const proxy = newProxy({ account, clock: time })
  const recordings = newRecordings({ account, clock: time })
  const products = [calls, conversations, frontlineUsers, messages, proxy, recordings]
  const operations = [syncOperations({ account, clock: time }), ...products.map((product) => product.operations)]
  const layers = [judging(events), ...(limits === 'documented' ? [limiting(() => now().getTime())] : [])]
  const front = newApi({ account, events, operations, layers })
  const back = newApi({ account, events: newEvents(now), operations })
  return {
    account,
    events,
    frontDoor: (request) => front.handle(request),
    backDoor: (request) => back.handle(request),
    client: inProcessClient(back, account),
    calls: calls.store,
    conversations: conversations.store,
    frontlineUsers: frontlineUsers.store,
    messages: messages.store,
    proxy: proxy.store,
    recordings: recordings.store,
  }
}

/** Nothing in it ever sleeps. */
const unused = {
  sleep: () => Promise.reject(new Error('Nothing sleeps here')),
  during: () => Promise.reject(new Error('Nobody works here')),
}
