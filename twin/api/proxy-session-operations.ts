import type { Operations } from './api'
import { invalidParameter } from './errors'
import { operation } from './operation'
import { ascending, page, PAGING } from './paging'
import { date, integer, oneOf, optional } from './parameters'
import type { Interactions } from './proxy-interactions'
import { MOST_TTL_SECONDS } from './proxy-limits'
import type { Participants } from './proxy-participants'
import { parseSessionParticipant } from './proxy-session-participant'
import type { Sessions } from './proxy-sessions'
import type { NewSession } from './proxy-store'
import { checkFailOnConflict, FAIL_ON_CONFLICT } from './proxy-fail-on-conflict'
import type { ProxyViews } from './proxy-views'
import { created, deleted, ok } from './responses'

const SESSIONS = 'proxy.twilio.com/v1/Services/{ServiceSid}/Sessions'
const MODES = ['message-only', 'voice-only', 'voice-and-message'] as const
const STATUSES = ['open', 'in-progress', 'closed', 'failed', 'unknown'] as const

export interface SessionParts {
  readonly sessions: Sessions
  readonly participants: Participants
  readonly interactions: Interactions
  readonly views: ProxyViews
}

/** https://www.twilio.com/docs/proxy/api/session */
export function sessionOperations({ sessions, participants, interactions, views }: SessionParts): Operations {
  const creatable = ['UniqueName', 'DateExpiry', 'Ttl', 'Mode', 'Status', 'Participants', FAIL_ON_CONFLICT]
  const changeable = ['DateExpiry', 'Ttl', 'Status', FAIL_ON_CONFLICT]
  return {
    ...operation(`POST ${SESSIONS}`, creatable, ({ form }) => {
      checkFailOnConflict(form)
      const status = oneOf(form, 'Status', STATUSES) ?? 'open'
      const wanted = form.getAll('Participants').map(parseSessionParticipant)
      const session = sessions.create(parseSession(form))
      try {
        for (const participant of wanted) participants.add(sessions.find(session.sid), participant)
      } catch (error) {
        sessions.forget(session)
        throw error
      }
      return created(views.session(sessions.begin(sessions.find(session.sid), status)))
    }),

    ...operation(`GET ${SESSIONS}`, PAGING, (request) => {
      const listing = ascending(sessions.list(), ({ order }) => order)
      return page(request, { key: 'sessions', mostPerPage: 1000, listing, show: views.session })
    }),

    ...operation(`GET ${SESSIONS}/{Sid}`, [], (_, { Sid }) => ok(views.session(sessions.find(Sid)))),

    ...operation(`POST ${SESSIONS}/{Sid}`, changeable, ({ form }, { Sid }) => {
      checkFailOnConflict(form)
      const status = oneOf(form, 'Status', STATUSES)
      const ttlSeconds = parseTtl(form)
      const dateExpiry = date(form, 'DateExpiry')
      const changes = {
        ...(status !== undefined && { status }),
        ...(ttlSeconds !== undefined && { ttlSeconds }),
        ...(dateExpiry !== undefined && { dateExpiry }),
      }
      return ok(views.session(sessions.update(sessions.find(Sid), changes)))
    }),

    ...operation(`DELETE ${SESSIONS}/{Sid}`, [], (_, { Sid }) => {
      const session = sessions.find(Sid)
      sessions.remove(session)
      interactions.removeAll(session.sid)
      return deleted()
    }),
  }
}

function parseSession(form: URLSearchParams): NewSession {
  const uniqueName = optional(form, 'UniqueName')
  if (uniqueName === '') throw invalidParameter('UniqueName', 'a name that is not empty')
  const mode = oneOf(form, 'Mode', MODES)
  const ttl = parseTtl(form)
  const dateExpiry = date(form, 'DateExpiry')
  return {
    ...(uniqueName !== undefined && { uniqueName }),
    ...(mode !== undefined && { mode }),
    ...(ttl !== undefined && { ttl }),
    ...(dateExpiry !== undefined && { dateExpiry: dateExpiry.toISOString() }),
  }
}

/** Seconds. */
function parseTtl(form: URLSearchParams): number | undefined {
  return integer(form, 'Ttl', 0, MOST_TTL_SECONDS)
}
