import type { Member } from './directory'
import type { TeamStanding } from './standings'

/** Why the customer is put through to somebody whom the strategy chose. */
export type WhyNotAssigned =
  | 'first-contact'
  | 'assigned-worker-left'
  | 'assigned-worker-off-duty'
  | 'assigned-worker-away'
  | 'assigned-worker-full'
  | 'assigned-worker-without-phone'
  | 'assigned-worker-blocked'

export type WhyNobody = 'after-hours' | 'nobody-available' | 'nobody-reachable'

/** Of a worker who is in several open teams, the first of them says why. */
export function whyNotAssigned(
  assignedTo: string | undefined,
  standings: readonly TeamStanding<Member>[],
): WhyNotAssigned {
  if (assignedTo === undefined) return 'first-contact'
  const among = ({ members }: TeamStanding<Member>) => members.find(({ member }) => member.identity === assignedTo)
  const theirs = standings.filter(among)
  if (theirs.length === 0) return 'assigned-worker-left'

  // Nobody who is free in an open team gets here.
  const [here] = theirs.filter(({ hours }) => hours.open).map(among)
  return here && here.standing !== 'free' ? hindered[here.standing] : 'assigned-worker-off-duty'
}

const hindered = {
  'no-phone': 'assigned-worker-without-phone',
  blocked: 'assigned-worker-blocked',
  away: 'assigned-worker-away',
  full: 'assigned-worker-full',
} as const

/** Hours before phones: out of hours, a caller hears when to call again, whatever else is wrong. */
export function whyNobody(standings: readonly TeamStanding<Member>[]): WhyNobody {
  if (standings.length > 0 && standings.every(({ hours }) => !hours.open)) return 'after-hours'
  const anyPhone = standings.some(({ members }) => members.some(({ standing }) => standing !== 'no-phone'))
  return anyPhone ? 'nobody-available' : 'nobody-reachable'
}
