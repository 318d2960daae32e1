import { newSid } from '../../../twin/account'
import { ApiError } from '../../../twin/api/api'
import type { Interaction, ProxyParticipant, ProxySession, ProxyStore } from '../../../twin/api/proxy-store'
import type { Clock } from '../../../twin/clock'

/** As much of Proxy as the phone network asks of it, and what a test wants to see of it. */
export interface SmallProxy extends ProxyStore {
  readonly interactions: ReadonlyMap<string, Interaction>
  close(this: void, sessionSid: string): void
}

export function smallProxy(pool: readonly string[], clock: Pick<Clock, 'now'>): SmallProxy {
  let urls: Partial<Pick<ProxyStore, 'outOfSessionCallbackUrl' | 'interceptCallbackUrl' | 'callbackUrl'>> = {}
  const sessions = new Map<string, ProxySession>()
  const interactions = new Map<string, Interaction>()
  const change = (sid: string, changes: Partial<ProxySession>) => {
    sessions.set(sid, { ...found(sessions, sid), ...changes })
  }
  const findWith = (statuses: readonly string[], identifier: string, proxyIdentifier: string) => {
    for (const session of [...sessions.values()].toReversed()) {
      const us = session.participants.find((one) => one.identifier === identifier)
      const other = session.participants.find((one) => one.identifier !== identifier)
      if (statuses.includes(session.status) && us?.proxyIdentifier === proxyIdentifier && other) {
        return { session, us, other }
      }
    }
    return undefined
  }
  return {
    get outOfSessionCallbackUrl() {
      return urls.outOfSessionCallbackUrl
    },
    get interceptCallbackUrl() {
      return urls.interceptCallbackUrl
    },
    get callbackUrl() {
      return urls.callbackUrl
    },
    interactions,
    owns: (phoneNumber) => pool.includes(phoneNumber),
    findOpen: (identifier, proxyIdentifier) => findWith(['open', 'in-progress'], identifier, proxyIdentifier),
    createSession: ({ uniqueName = newSid('KC'), mode = 'voice-and-message' }) => {
      if ([...sessions.values()].some((session) => session.uniqueName === uniqueName)) {
        throw new ApiError(400, 80603, 'Session UniqueName must be unique.')
      }
      const session: ProxySession = { sid: newSid('KC'), uniqueName, mode, status: 'open', participants: [] }
      sessions.set(session.sid, session)
      return session
    },
    addParticipant: (sessionSid, identifier, proxyIdentifier = pool.at(-1)) => {
      if (proxyIdentifier === undefined) throw new ApiError(400, 80207, 'No number is left')
      if (findWith(['open', 'in-progress'], identifier, proxyIdentifier)) {
        throw new ApiError(400, 80604, 'Proxy identifier already in use with requested identifier.')
      }
      const participant: ProxyParticipant = { sid: newSid('KP'), identifier, proxyIdentifier }
      change(sessionSid, { participants: [...found(sessions, sessionSid).participants, participant] })
      return participant
    },
    forgetSession: (sessionSid) => void sessions.delete(sessionSid),
    interact: (sessionSid, { type, data, inbound }) => {
      change(sessionSid, { status: 'in-progress' })
      const at = clock.now()
      const sid = newSid('KI')
      const interaction = { sid, sessionSid, type, data, inbound, outbound: undefined, createdAt: at, updatedAt: at }
      interactions.set(sid, interaction)
      return interaction
    },
    updateInteraction: (sid, changes) => {
      const interaction = { ...found(interactions, sid), ...changes, updatedAt: clock.now() }
      interactions.set(sid, interaction)
      return interaction
    },
    previousSession: (identifier, proxyIdentifier) => {
      const previous = findWith(['closed'], identifier, proxyIdentifier)
      return previous && { params: { sessionSid: previous.session.sid, sessionStatus: 'closed' } }
    },
    configure: (settings) => {
      urls = settings
    },
    close: (sessionSid) => change(sessionSid, { status: 'closed' }),
  }
}

function found<Resource>(resources: ReadonlyMap<string, Resource>, sid: string): Resource {
  const resource = resources.get(sid)
  if (resource === undefined) throw new ApiError(404, 20404, `${sid} was not found`)
  return resource
}
