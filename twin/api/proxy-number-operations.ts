import type { Operations } from './api'
import { operation } from './operation'
import { ascending, page, PAGING } from './paging'
import { oneOf, required } from './parameters'
import type { Pool } from './proxy-pool'
import { isOpen, present } from './proxy-records'
import type { Sessions } from './proxy-sessions'
import type { ProxyViews } from './proxy-views'
import { created } from './responses'

const NUMBERS = 'proxy.twilio.com/v1/Services/{ServiceSid}/PhoneNumbers'

/** https://www.twilio.com/docs/proxy/api/phone-number */
export function numberOperations(pool: Pool, sessions: Sessions, views: ProxyViews): Operations {
  return {
    // Not `Sid`: the twin's account owns no numbers outside of Proxy that one could name.
    ...operation(`POST ${NUMBERS}`, ['PhoneNumber', 'IsReserved'], ({ form }) => {
      const reserved = oneOf(form, 'IsReserved', ['true', 'false']) === 'true'
      return created(views.phoneNumber(pool.add(required(form, 'PhoneNumber'), reserved), 0))
    }),

    ...operation(`GET ${NUMBERS}`, PAGING, (request) => {
      const inUse = openSessionsByNumber(sessions)
      return page(request, {
        key: 'phone_numbers',
        mostPerPage: 1000,
        listing: ascending(pool.list(), ({ order }) => order),
        show: (number) => views.phoneNumber(number, inUse.get(number.phoneNumber) ?? 0),
      })
    }),
  }
}

function openSessionsByNumber(sessions: Sessions): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const session of sessions.list().filter(isOpen)) {
    for (const number of new Set(present(session).map(({ proxyIdentifier }) => proxyIdentifier))) {
      counts.set(number, (counts.get(number) ?? 0) + 1)
    }
  }
  return counts
}
