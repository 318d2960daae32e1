import type { Address } from './address'
import type { Member, Team } from './directory'
import {
  standingsInApp,
  standingsOf,
  type MemberStanding,
  type Reachable,
  type StandingFacts,
  type TeamStanding,
} from './standings'
import { leastBusy, roundRobin, sticky } from './strategies'
import { whyNobody, whyNotAssigned, type WhyNobody, type WhyNotAssigned } from './why-not'

/** Everything the choice may depend on. If it is not here, it does not matter. */
export interface Facts extends StandingFacts {
  readonly customer: Address
  /** The worker to whom this customer belongs, by identity. */
  readonly assignedTo: string | undefined
  /** The worker to whom this very contact gave the customer a moment ago, and who had no place left. */
  readonly givenInVainTo?: string | undefined
  /** The phone of the worker with whom the customer last was in a session on this number. */
  readonly previousPhone?: Address | undefined
  /** The worker in the customer's last Conversation on this number, by identity. */
  readonly previousWorker?: string | undefined
  /** Teams in which nobody is looked for but whoever the customer belongs to or last spoke with. */
  readonly elsewhere?: readonly Team[] | undefined
  /** For teams whose strategy is round robin. */
  readonly turn: { readonly number: number }
}

export type Choice<Free extends Member = Reachable> =
  | {
      readonly kind: 'worker'
      readonly worker: Free
      /** The id of the team that the worker was found in. */
      readonly team: string
      readonly because: 'assigned' | 'previous-session' | WhyNotAssigned
    }
  | { readonly kind: 'nobody'; readonly because: WhyNobody }

/**
 * The worker to whom the customer belongs, wherever in the chain; otherwise the one with whom they last spoke; otherwise
 * somebody of the first open team in which anybody is free, by that team's strategy.
 */
export function chooseWorker(facts: Facts): Choice {
  return choose(facts, standingsOf)
}

/** The same for Frontline's app, which needs no phone. */
export function chooseWorkerInApp(facts: Facts): Choice<Member> {
  return choose(facts, standingsInApp)
}

function choose<Free extends Member>(
  facts: Facts,
  standingsIn: (facts: StandingFacts) => readonly TeamStanding<Free>[],
): Choice<Free> {
  const standings = standingsIn(facts)
  const everywhere = [...standings, ...standingsIn({ ...facts, teams: facts.elsewhere ?? [] })]

  const found = (isMeant: (worker: Free) => boolean) => {
    for (const { team, members } of openOf(everywhere)) {
      const worker = freeOf(members).find(isMeant)
      if (worker) return { kind: 'worker', worker, team: team.id } as const
    }
    return undefined
  }

  const assigned = found(({ identity }) => identity === facts.assignedTo)
  if (assigned) return { ...assigned, because: 'assigned' }

  const because = whyNotAssigned(facts.assignedTo, everywhere)
  const previous = found((worker) => isPrevious(worker, facts))
  if (previous) return { ...previous, because: because === 'first-contact' ? 'previous-session' : because }

  for (const { team, members } of openOf(standings)) {
    const worker = choiceOf(team, freeOf(members), facts)
    if (worker) return { kind: 'worker', worker, team: team.id, because }
  }
  return { kind: 'nobody', because: whyNobody(standings) }
}

function openOf<Standing extends TeamStanding<Member>>(standings: readonly Standing[]): readonly Standing[] {
  return standings.filter(({ hours }) => hours.open)
}

function isPrevious({ identity, phone }: Member, { previousPhone, previousWorker }: Facts): boolean {
  return identity === previousWorker || (phone !== undefined && phone === previousPhone)
}

function freeOf<Free extends Member>(members: readonly MemberStanding<Free>[]): readonly Free[] {
  return members.flatMap((each) => (each.standing === 'free' ? [each.member] : []))
}

/**
 * By the team's strategy for those who belong to nobody. Whoever stands in for somebody is the same for all contacts of a
 * customer, also for those that come at once.
 */
function choiceOf<Free extends Member>(team: Team, free: readonly Free[], facts: Facts): Free | undefined {
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

/** Does the customer belong to the chosen worker from now on? Whoever is away or busy keeps their customers; whoever has left does not. */
export function becomesTheirs(because: (Choice & { readonly kind: 'worker' })['because']): boolean {
  return because === 'first-contact' || because === 'previous-session' || because === 'assigned-worker-left'
}
