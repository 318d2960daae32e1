import type { Pair } from './proxy-pairs'
import { present } from './proxy-records'
import type { Sessions } from './proxy-sessions'
import type { PreviousSession } from './proxy-store'
import type { ProxyViews } from './proxy-views'

const OF_PARTICIPANTS = `account_sid date_created date_updated friendly_name identifier proxy_identifier
  proxy_identifier_sid service_sid session_sid sid`.split(/\s+/)
const OF_SESSIONS =
  'account_sid closed_reason date_created date_ended date_updated mode service_sid sid status unique_name'.split(' ')

/**
 * What Proxy tells out of session of the last session of this pair: thirty parameters, without the ten of the other
 * participant where there was none. Assumption: what the resource has as null comes empty, as in Twilio's other callbacks.
 * https://www.twilio.com/docs/proxy/api/webhooks
 */
export function findPreviousSession(sessions: Sessions, views: ProxyViews, pair: Pair): PreviousSession | undefined {
  const session = sessions.lastClosed(pair)
  const inbound = session?.participants.find(
    (one) => one.identifier === pair.identifier && one.proxyIdentifier === pair.proxyIdentifier,
  )
  if (session === undefined || inbound === undefined) return undefined
  const others = session.participants.filter(({ sid }) => sid !== inbound.sid)
  const outbound = present(session).find((one) => others.includes(one)) ?? others.at(-1)
  return {
    params: {
      ...params('inboundParticipant', views.participant(session, inbound), OF_PARTICIPANTS),
      ...(outbound && params('outboundParticipant', views.participant(session, outbound), OF_PARTICIPANTS)),
      ...params('session', views.session(session), OF_SESSIONS),
    },
  }
}

/** 'session', { unique_name: 'order-1' } => { sessionUniqueName: 'order-1' } */
function params(prefix: string, view: object, fields: readonly string[]): Readonly<Record<string, string>> {
  const wanted = Object.entries(view).filter(([name]) => fields.includes(name))
  return Object.fromEntries(
    wanted.map(([name, value]) => [`${prefix}${pascalCase(name)}`, value === null ? '' : String(value)]),
  )
}

/** 'unique_name' => 'UniqueName' */
function pascalCase(name: string): string {
  return name.replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
