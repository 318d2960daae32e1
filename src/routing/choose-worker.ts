import type { Address } from './address'
import type { Team } from './directory'
import { standingsOf, type MemberStanding, type Reachable, type StandingFacts, type TeamStanding } from './standings'
import { leastBusy, roundRobin, sticky } from './strategies'

/** Everything the choice may depend on. If it is not here, it does not matter. */
export interface Facts extends StandingFacts {
  readonly customer: Address
  /** The worker to whom this customer belongs, by identity. */
  readonly assignedTo: string | undefined
  /** The worker to whom this very contact gave the customer a moment ago, and who had no place left. */
  readonly givenInVainTo?: string | undefined
  /** The phone of the worker with whom the customer last was in a session on this number. */
  readonly previousPhone?: Address | undefined
  /** For teams whose strategy is round robin. */
  readonly turn: { readonly number: number }
}

export type Choice =
  | {
      readonly kind: 'worker'
      readonly worker: Reachable
      /** The id of the team that the worker was found in. */
      readonly team: string
      readonly because: 'assigned' | 'previous-session' | WhyNotAssigned
    }
  | { readonly kind: 'nobody'; readonly because: 'after-hours' | 'nobody-available' | 'nobody-reachable' }

/** Why the customer is put through to somebody whom the strategy chose. */
export type WhyNotAssigned =
  | 'first-contact'
  | 'assigned-worker-left'
  | 'assigned-worker-off-duty'
  | 'assigned-worker-away'
  | 'assigned-worker-full'
  | 'assigned-worker-without-phone'
  | 'assigned-worker-blocked'

/**
 * The worker to whom the customer belongs, wherever in the chain; otherwise the one with whom they last spoke; otherwise
 * somebody of the first open team in which anybody is free, by that team's strategy.
 */
export function chooseWorker(facts: Facts): Choice {
  const standings = standingsOf(facts)
  const open = standings.filter(({ hours }) => hours.open)

  const found = (isMeant: (worker: Reachable) => boolean) => {
    for (const { team, members } of open) {
      const worker = freeOf(members).find(isMeant)
      if (worker) return { kind: 'worker', worker, team: team.id } as const
    }
    return undefined
  }

  const assigned = found(({ identity }) => identity === facts.assignedTo)
  if (assigned) return { ...assigned, because: 'assigned' }

  const because = whyNotAssigned(facts.assignedTo, standings)
  const previous = found(({ phone }) => phone === facts.previousPhone)
  if (previous) return { ...previous, because: because === 'first-contact' ? 'previous-session' : because }

  for (const { team, members } of open) {
    const worker = choiceOf(team, freeOf(members), facts)
    if (worker) return { kind: 'worker', worker, team: team.id, because }
  }
  return { kind: 'nobody', because: whyNobody(standings) }
}

function freeOf(members: readonly MemberStanding[]): readonly Reachable[] {
  return members.flatMap((each) => (each.standing === 'free' ? [each.member] : []))
}

/**
 * By the team's strategy for those who belong to nobody. Whoever stands in for somebody is the same for all contacts of a
 * customer, also for those that come at once.
 */
function choiceOf(team: Team, free: readonly Reachable[], facts: Facts): Reachable | undefined {
  switch (isFirstContact(facts) ? team.strategy : 'sticky') {
    case 'sticky':
      return sticky(facts.customer, free)
    case 'least-busy':
      return leastBusy(facts.customer, free, facts.openSessions)
    case 'round-robin':
      return roundRobin(facts.turn.number, free)
  }
}

/** Is there nobody yet to whom the customer belongs, or was given? */
export function isFirstContact({ assignedTo, givenInVainTo }: Pick<Facts, 'assignedTo' | 'givenInVainTo'>): boolean {
  return (assignedTo ?? givenInVainTo) === undefined
}

/** Of a worker who is in several open teams, the first of them says why. */
function whyNotAssigned(assignedTo: string | undefined, standings: readonly TeamStanding[]): WhyNotAssigned {
  if (assignedTo === undefined) return 'first-contact'
  const among = ({ members }: TeamStanding) => members.find(({ member }) => member.identity === assignedTo)
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
function whyNobody(standings: readonly TeamStanding[]): 'after-hours' | 'nobody-available' | 'nobody-reachable' {
  if (standings.length > 0 && standings.every(({ hours }) => !hours.open)) return 'after-hours'
  const anyPhone = standings.some(({ members }) => members.some(({ standing }) => standing !== 'no-phone'))
  return anyPhone ? 'nobody-available' : 'nobody-reachable'
}
