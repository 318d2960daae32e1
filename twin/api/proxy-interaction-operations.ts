import type { Account } from '../account'
import type { Operations } from './api'
import { operation } from './operation'
import { ascending, page, PAGING } from './paging'
import { interactionView } from './proxy-interaction-view'
import type { Interactions } from './proxy-interactions'
import type { Sessions } from './proxy-sessions'
import { deleted, ok } from './responses'

const INTERACTIONS = 'proxy.twilio.com/v1/Services/{ServiceSid}/Sessions/{SessionSid}/Interactions'

/** https://www.twilio.com/docs/proxy/api/interaction */
export function interactionOperations(sessions: Sessions, interactions: Interactions, account: Account): Operations {
  const view = interactionView(account)
  return {
    ...operation(`GET ${INTERACTIONS}`, PAGING, (request, { SessionSid }) => {
      const listing = ascending(interactions.list(sessions.find(SessionSid).sid), ({ order }) => order)
      return page(request, { key: 'interactions', mostPerPage: 1000, listing, show: view })
    }),

    ...operation(`GET ${INTERACTIONS}/{Sid}`, [], (_, { SessionSid, Sid }) =>
      ok(view(interactions.find(sessions.find(SessionSid).sid, Sid))),
    ),

    // The call or message of each leg stays, until somebody deletes that, too.
    ...operation(`DELETE ${INTERACTIONS}/{Sid}`, [], (_, { SessionSid, Sid }) => {
      interactions.remove(interactions.find(sessions.find(SessionSid).sid, Sid))
      return deleted()
    }),
  }
}
