import type { Account } from '../account'
import type { Clock } from '../clock'
import type { Operations } from './api'
import { interactionOperations } from './proxy-interaction-operations'
import { newInteractions } from './proxy-interactions'
import { newProxyStore } from './proxy-network-store'
import { numberOperations } from './proxy-number-operations'
import { participantOperations } from './proxy-participant-operations'
import { newParticipants } from './proxy-participants'
import { newPool } from './proxy-pool'
import { newService } from './proxy-service'
import { serviceList, serviceOperations } from './proxy-service-operations'
import { sessionOperations } from './proxy-session-operations'
import { newSessions } from './proxy-sessions'
import type { ProxyStore } from './proxy-store'
import { newProxyViews } from './proxy-views'
import { withinService } from './service-scope'

export interface Proxy {
  readonly store: ProxyStore
  readonly operations: Operations
}

/** Proxy with the account's one service, without numbers until somebody configures it. */
export function newProxy({ account, clock }: { account: Account; clock: Clock }): Proxy {
  const now = () => clock.now()
  const service = newService(now)
  const pool = newPool(now)
  const sessions = newSessions(clock, service)
  const participants = newParticipants({ sessions, pool, service, now })
  const interactions = newInteractions(now)
  const views = newProxyViews(account)
  const services = [account.proxyServiceSid]

  return {
    store: newProxyStore({ service, pool, sessions, participants, interactions, views }),
    operations: {
      ...serviceList(service, views),
      ...withinService('Sid', services, serviceOperations(service, views)),
      ...withinService('ServiceSid', services, {
        ...sessionOperations({ sessions, participants, interactions, views }),
        ...participantOperations(sessions, participants, views),
        ...interactionOperations(sessions, interactions, account),
        ...numberOperations(pool, sessions, views),
      }),
    },
  }
}
