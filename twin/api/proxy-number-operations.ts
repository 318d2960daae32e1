import { ApiError, type Operations } from './api'
import { operation } from './operation'
import { ascending, page, PAGING } from './paging'
import { oneOf, required } from './parameters'
import type { Pool, PoolNumber } from './proxy-pool'
import { isOpen, present } from './proxy-records'
import type { Sessions } from './proxy-sessions'
import type { ProxyViews } from './proxy-views'
import { created, deleted, ok } from './responses'

const NUMBERS = 'proxy.twilio.com/v1/Services/{ServiceSid}/PhoneNumbers'

/** https://www.twilio.com/docs/proxy/api/phone-number */
export function numberOperations(pool: Pool, sessions: Sessions, views: ProxyViews): Operations {
  const show = (number: PoolNumber) =>
    views.phoneNumber(number, openSessionsByNumber(sessions).get(number.phoneNumber) ?? 0)
  return {
    // Not `Sid`: unlike Twilio's, a number of the twin has one SID here and another among those of the account.
    ...operation(`POST ${NUMBERS}`, ['PhoneNumber', 'IsReserved'], ({ form }) => {
      const reserved = parseReserved(form) ?? false
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

    ...operation(`GET ${NUMBERS}/{Sid}`, [], (_, { Sid }) => ok(show(pool.fetch(Sid)))),

    ...operation(`POST ${NUMBERS}/{Sid}`, ['IsReserved'], ({ form }, { Sid }) => {
      const number = pool.fetch(Sid)
      return ok(show(pool.reserve(number, parseReserved(form) ?? number.reserved)))
    }),

    ...operation(`DELETE ${NUMBERS}/{Sid}`, [], (_, { Sid }) => {
      const number = pool.fetch(Sid)
      if (openSessionsByNumber(sessions).has(number.phoneNumber)) {
        throw new ApiError(400, 80611, 'The Proxy Number cannot be removed from Service.')
      }
      pool.remove(number)
      return deleted()
    }),
  }
}

function parseReserved(form: URLSearchParams): boolean | undefined {
  const given = oneOf(form, 'IsReserved', ['true', 'false'])
  return given === undefined ? undefined : given === 'true'
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
