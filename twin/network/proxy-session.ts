import type { AutoCreate } from './auto-create'
import { orApplicationError } from './application-error'
import { usualDelays } from './proxy-delays'
import type { InSession, Inbound } from './proxy-reach'
import type { Line } from './wiring'

/** In the session that is open for whoever calls or writes. */
export function findSession({ from, to }: Pick<Inbound, 'from' | 'to'>, { proxy }: Line): InSession | undefined {
  const open = proxy.findOpen(from, to)
  const caller = open?.session.participants.find(({ identifier }) => identifier === from)
  return open && caller && { kind: 'session', ...open, caller }
}

/**
 * Takes Proxy a moment. The caller comes first, under the number that they dialled. Assumption: of a session in which the
 * other one cannot take part, nothing is left.
 */
export async function makeSession(wanted: AutoCreate, { from, to }: Inbound, network: Line): Promise<InSession> {
  const { participantIdentifier, participantProxyIdentifier, ...session } = wanted
  const { proxy, clock, proxyDelays = usualDelays } = network
  await clock.sleep(proxyDelays.makeSession)
  return orApplicationError(() => {
    const created = proxy.createSession(session)
    try {
      const caller = proxy.addParticipant(created.sid, from, to)
      const other = proxy.addParticipant(created.sid, participantIdentifier, participantProxyIdentifier)
      return findSession({ from, to }, network) ?? { kind: 'session', session: created, caller, other }
    } catch (error) {
      proxy.forgetSession(created.sid)
      throw error
    }
  })
}
