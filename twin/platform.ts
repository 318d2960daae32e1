import { newAccount, type Account } from './account'
import type { Api } from './api/api'
import { newConversations } from './api/conversations'
import type { ConversationsStore } from './api/conversations-store'
import { newProxy } from './api/proxy'
import type { ProxyStore } from './api/proxy-store'
import { newApi } from './api/router'
import { syncOperations } from './api/sync'
import type { Clock } from './clock'
import { newEvents, type Events } from './events'
import { inProcessClient } from './sdk-client'

/** One Twilio account with all that stands behind its APIs, in this process and without a network. */
export interface Platform {
  readonly account: Account
  readonly clock: Clock
  readonly events: Events
  readonly api: Api
  /** Twilio's SDK, signed in. */
  readonly client: ReturnType<typeof inProcessClient>
  readonly conversations: ConversationsStore
  readonly proxy: ProxyStore
}

export function newPlatform(clock: Clock): Platform {
  const account = newAccount()
  const events = newEvents(() => clock.now())
  const conversations = newConversations({ account, clock })
  const proxy = newProxy({ account, clock })
  const operations = [syncOperations({ account, clock }), conversations.operations, proxy.operations]
  const api = newApi({ account, clock, events, operations })
  return {
    account,
    clock,
    events,
    api,
    client: inProcessClient(api, account),
    conversations: conversations.store,
    proxy: proxy.store,
  }
}
