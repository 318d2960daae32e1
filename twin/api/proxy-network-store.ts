import type { Interactions } from './proxy-interactions'
import type { Participants } from './proxy-participants'
import type { Pool } from './proxy-pool'
import { findPreviousSession } from './proxy-previous-session'
import { present, type SessionRecord } from './proxy-records'
import type { Service } from './proxy-service'
import type { Sessions } from './proxy-sessions'
import type { ProxySession, ProxyStore } from './proxy-store'
import type { ProxyViews } from './proxy-views'

export interface ProxyParts {
  readonly service: Service
  readonly pool: Pool
  readonly sessions: Sessions
  readonly participants: Participants
  readonly interactions: Interactions
  readonly views: ProxyViews
}

/** What the phone network sees of all this. */
export function newProxyStore({ service, pool, sessions, participants, interactions, views }: ProxyParts): ProxyStore {
  return {
    get outOfSessionCallbackUrl() {
      return service.current.outOfSessionCallbackUrl
    },
    get interceptCallbackUrl() {
      return service.current.interceptCallbackUrl
    },
    get callbackUrl() {
      return service.current.callbackUrl
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
    forgetSession: (sessionSid) => sessions.forget(sessions.find(sessionSid)),
    interact: (sessionSid, interaction) => {
      const { sid } = sessions.interact(sessions.find(sessionSid))
      return interactions.add(sid, interaction)
    },
    updateInteraction: (sid, changes) => interactions.update(sid, changes),
    previousSession: (identifier, proxyIdentifier) =>
      findPreviousSession(sessions, views, { identifier, proxyIdentifier }),
    configure: ({ numbers, outOfSessionCallbackUrl, interceptCallbackUrl, callbackUrl }) => {
      service.change({
        outOfSessionCallbackUrl: outOfSessionCallbackUrl === '' ? undefined : outOfSessionCallbackUrl,
        interceptCallbackUrl,
        callbackUrl,
      })
      pool.replaceAll(numbers)
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
