import type { Operations } from './api'
import { notFound } from './errors'
import { operation } from './operation'
import { ascending, page, PAGING } from './paging'
import { optional, required } from './parameters'
import { checkFailOnConflict, FAIL_ON_CONFLICT } from './proxy-fail-on-conflict'
import type { Participants } from './proxy-participants'
import type { ParticipantRecord, SessionRecord } from './proxy-records'
import type { Sessions } from './proxy-sessions'
import type { ProxyViews } from './proxy-views'
import { created, ok } from './responses'

const PARTICIPANTS = 'proxy.twilio.com/v1/Services/{ServiceSid}/Sessions/{SessionSid}/Participants'
const WRITABLE = ['Identifier', 'FriendlyName', 'ProxyIdentifier', 'ProxyIdentifierSid', FAIL_ON_CONFLICT]

/** https://www.twilio.com/docs/proxy/api/participant */
export function participantOperations(sessions: Sessions, participants: Participants, views: ProxyViews): Operations {
  return {
    ...operation(`POST ${PARTICIPANTS}`, WRITABLE, ({ form }, { SessionSid }) => {
      checkFailOnConflict(form)
      const session = sessions.find(SessionSid)
      const participant = participants.add(session, {
        identifier: required(form, 'Identifier'),
        friendlyName: optional(form, 'FriendlyName'),
        proxyIdentifier: optional(form, 'ProxyIdentifier'),
        proxyIdentifierSid: optional(form, 'ProxyIdentifierSid'),
      })
      return created(views.participant(session, participant))
    }),

    ...operation(`GET ${PARTICIPANTS}`, PAGING, (request, { SessionSid }) => {
      const session = sessions.find(SessionSid)
      return page(request, {
        key: 'participants',
        mostPerPage: 1000,
        listing: ascending(session.participants, ({ order }) => order),
        show: (participant) => views.participant(session, participant),
      })
    }),

    ...operation(`GET ${PARTICIPANTS}/{Sid}`, [], ({ path }, { SessionSid, Sid }) => {
      const session = sessions.find(SessionSid)
      return ok(views.participant(session, found(session, Sid, path)))
    }),

    ...operation(`DELETE ${PARTICIPANTS}/{Sid}`, [], ({ path }, { SessionSid, Sid }) => {
      const session = sessions.find(SessionSid)
      participants.remove(session, found(session, Sid, path))
      // Twilio's OpenAPI file has 200 and no body here, not the 204 of every other DELETE.
      return { status: 200, body: undefined }
    }),
  }
}

function found({ participants }: SessionRecord, sid: string, path: string): ParticipantRecord {
  const participant = participants.find((candidate) => candidate.sid === sid)
  if (participant === undefined) throw notFound(path)
  return participant
}
