import type { Account } from '../account'
import type { Clock } from '../clock'
import type { Operations } from './api'
import { operation } from './operation'
import { numberOperations } from './proxy-number-operations'
import { participantOperations } from './proxy-participant-operations'
import { newParticipants } from './proxy-participants'
import { newPool } from './proxy-pool'
import { present, type SessionRecord } from './proxy-records'
import { sessionOperations } from './proxy-session-operations'
import { newSessions } from './proxy-sessions'
import type { ProxySession, ProxyStore } from './proxy-store'
import { newProxyViews } from './proxy-views'
import { ok } from './responses'
import { withinService } from './service-scope'

export interface Proxy {
  readonly store: ProxyStore
  readonly operations: Operations
}

/** Proxy with the account's one service, without numbers until somebody configures it. */
export function newProxy({ account, clock }: { account: Account; clock: Clock }): Proxy {
  const now = () => clock.now()
  const pool = newPool(now)
  const sessions = newSessions(clock)
  const participants = newParticipants(sessions, pool, now)
  const views = newProxyViews(account)
  const services = [account.proxyServiceSid]
  const createdAt = now()
  let outOfSessionCallbackUrl: string | undefined

  const store: ProxyStore = {
    get outOfSessionCallbackUrl() {
      return outOfSessionCallbackUrl
    },
    owns: (phoneNumber) => pool.find(phoneNumber) !== undefined,
    findOpen: (identifier, proxyIdentifier) => {
      const session = sessions.holding({ identifier, proxyIdentifier })
      const other = session && present(session).find((participant) => participant.identifier !== identifier)
      return session && other && { session: snapshot(session), other }
    },
    createSession: (session) => snapshot(sessions.create(session)),
    addParticipant: (sessionSid, identifier, proxyIdentifier) =>
      participants.add(sessions.find(sessionSid), { identifier, proxyIdentifier }),
    interact: (sessionSid) => void sessions.interact(sessions.find(sessionSid)),
    configure: (settings) => {
      outOfSessionCallbackUrl = settings.outOfSessionCallbackUrl
      pool.replaceAll(settings.numbers)
    },
  }

  return {
    store,
    operations: {
      ...withinService(
        'Sid',
        services,
        operation('GET proxy.twilio.com/v1/Services/{Sid}', [], () =>
          ok(views.service(outOfSessionCallbackUrl, createdAt)),
        ),
      ),
      ...withinService('ServiceSid', services, {
        ...sessionOperations(sessions, participants, views),
        ...participantOperations(sessions, participants, views),
        ...numberOperations(pool, sessions, views),
      }),
    },
  }
}

function snapshot(session: SessionRecord): ProxySession {
  const { sid, uniqueName, status, mode } = session
  const participants = present(session).map(({ sid, identifier, proxyIdentifier }) => ({
    sid,
    identifier,
    proxyIdentifier,
  }))
  return { sid, uniqueName, status, mode, participants }
}
