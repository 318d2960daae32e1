import { newAccount, type Account } from './account'
import type { Api } from './api/api'
import { faulty } from './api/api-faults'
import { newCalls } from './api/calls'
import type { CallsStore } from './api/calls-store'
import { newConversations } from './api/conversations'
import type { ReadableConversations } from './api/conversations-store'
import { newFrontlineUsers } from './api/frontline-users'
import type { FrontlineUsersStore } from './api/frontline-users-store'
import { newIncomingNumbers } from './api/incoming-numbers'
import type { IncomingNumbersStore } from './api/incoming-numbers-store'
import { newMessages } from './api/messages'
import type { MessagesStore } from './api/messages-store'
import { newProxy } from './api/proxy'
import { refusingSimultaneous } from './api/proxy-simultaneous'
import type { ProxyStore } from './api/proxy-store'
import { newRecordings } from './api/recordings'
import type { RecordingsStore } from './api/recordings-store'
import { newApi } from './api/router'
import { syncOperations } from './api/sync'
import type { Clock } from './clock'
import { newEvents, type Events } from './events'
import { newFaults, type Faults } from './faults/faults'
import { judging } from './judge/judge'
import { delaying, type Latency } from './latency'
import { limiting } from './limits/limiting'
import { newPassingTime } from './limits/passing-time'
import { inProcessClient } from './sdk-client'

/** One Twilio account with all that stands behind its APIs, in this process and without a network. */
export interface Platform {
  readonly account: Account
  readonly clock: Clock
  readonly events: Events
  readonly api: Api
  /** Twilio's SDK, signed in. */
  readonly client: ReturnType<typeof inProcessClient>
  readonly calls: CallsStore
  readonly conversations: ReadableConversations
  readonly frontlineUsers: FrontlineUsersStore
  readonly incomingNumbers: IncomingNumbersStore
  readonly proxy: ProxyStore
  readonly recordings: RecordingsStore
  readonly messages: MessagesStore
  /** What is to go wrong. */
  readonly faults: Faults
  /** The names of all that the APIs serve. */
  readonly operations: readonly string[]
}

export interface PlatformOptions {
  /** Whether more requests than Twilio documents are refused. */
  readonly limits?: 'documented' | 'none'
  /** Without it, answers come as fast as they can. */
  readonly latency?: Latency | undefined
  /** The paths of the callbacks that faults may meet. Without it, any. */
  readonly callbacks?: readonly string[]
}

export function newPlatform(
  clock: Clock,
  { limits = 'documented', latency, callbacks }: PlatformOptions = {},
): Platform {
  const account = newAccount()
  const events = newEvents(() => clock.now())
  const calls = newCalls({ account })
  const conversations = newConversations({ account, clock })
  const frontlineUsers = newFrontlineUsers()
  const incomingNumbers = newIncomingNumbers({ account, clock })
  const proxy = newProxy({ account, clock })
  const recordings = newRecordings({ account, clock })
  const messages = newMessages({ account, clock, events })
  const products = [calls, conversations, frontlineUsers, incomingNumbers, proxy, recordings, messages]
  const operations = [syncOperations({ account, clock }), ...products.map((product) => product.operations)]
  const names = operations.flatMap((some) => Object.keys(some))
  const faults = newFaults({ operations: names, ...(callbacks && { callbacks }) })
  // From the caller to the answer. A fault takes the place of an answer before the judge sees it; a refusal is judged.
  // Requests are simultaneous from the caller on, so what is refused for that comes first, and is not judged.
  const layers = [
    ...(limits === 'documented' ? [refusingSimultaneous()] : []),
    ...(latency ? [delaying(latency)] : []),
    faulty(faults, events),
    judging(events),
    ...(limits === 'documented' ? [limiting(newPassingTime(clock))] : []),
  ]
  const api = newApi({ account, events, operations, layers })
  return {
    account,
    clock,
    events,
    api,
    client: inProcessClient(api, account),
    calls: calls.store,
    conversations: conversations.store,
    frontlineUsers: frontlineUsers.store,
    incomingNumbers: incomingNumbers.store,
    proxy: proxy.store,
    recordings: recordings.store,
    messages: messages.store,
    faults,
    operations: names,
  }
}
