import type { Account } from '../account'
import type { Clock } from '../clock'
import type { Events } from '../events'
import type { Operations } from './api'
import { messageOperations } from './message-operations'
import { newMessagesMemory } from './messages-memory'
import type { MessagesStore } from './messages-store'
import { withinService } from './service-scope'

export interface Messages {
  readonly store: MessagesStore
  readonly operations: Operations
}

export interface MessagesOptions {
  readonly account: Account
  readonly clock: Pick<Clock, 'now'>
  /** Hear of each text that is sent. */
  readonly events: Pick<Events, 'emit'>
}

/** Programmable Messaging, without numbers until somebody configures it. What it takes is delivered at once. */
export function newMessages({ account, clock, events }: MessagesOptions): Messages {
  const memory = newMessagesMemory(() => clock.now())
  return {
    store: memory,
    operations: withinService('AccountSid', [account.sid], messageOperations(memory, account, events)),
  }
}
