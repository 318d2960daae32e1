import { isPhoneNumber, type Address } from './address'
import { MOST_SESSIONS, type Absence, type Member, type Team } from './directory'
import { openingAt, type Opening } from './hours'
import type { ContactKind } from '../webhooks/out-of-session'
import { takes } from './session-mode'

export interface StandingFacts {
  /** The number's team, then those it overflows to. */
  readonly teams: readonly Team[]
  readonly absences: readonly Absence[]
  /** Open sessions by identity, of those workers whose sessions are counted. */
  readonly openSessions: ReadonlyMap<string, number>
  readonly now: Date
  /** Calls, or writes: whose phone takes only the other cannot be reached. Without it, anybody with a phone can. */
  readonly contact?: ContactKind | undefined
  /** Workers from whom the customer is kept, by identity. */
  readonly keptFrom?: readonly string[] | undefined
  /** Who has switched off new conversations in Frontline's app, by identity: away, in teams that ask. */
  readonly unavailable?: readonly string[] | undefined
}

/** By Proxy. Frontline's app reaches everybody who has it. */
export type Reachable = Member & { readonly phone: Address }

export type Hindrance = 'away' | 'blocked' | 'full' | 'no-phone'
export type Standing = 'free' | Hindrance

export type MemberStanding<Free extends Member = Reachable> =
  { readonly member: Free; readonly standing: 'free' } | { readonly member: Member; readonly standing: Hindrance }

/** How a team stands now: for the choice, and for the operator who asks why. */
export interface TeamStanding<Free extends Member = Reachable> {
  readonly team: Team
  readonly hours: Opening
  readonly members: readonly MemberStanding<Free>[]
}

type HindranceOf = (member: Member, team: Team) => 'away' | 'blocked' | undefined

/** By phone, of all teams and members, in the order of the facts. A closed team's members stand as if it were open. */
export function standingsOf(facts: StandingFacts): readonly TeamStanding[] {
  const hindranceOf = hindrancesIn(facts)
  return eachMember(facts, (member, team) => phoneStanding(member, hindranceOf(member, team), facts))
}

/** The same in Frontline's app, which needs no phone, and where nobody's Conversations are counted. */
export function standingsInApp(facts: StandingFacts): readonly TeamStanding<Member>[] {
  const hindranceOf = hindrancesIn(facts)
  return eachMember(facts, (member, team) => ({ member, standing: hindranceOf(member, team) ?? 'free' }))
}

function eachMember<Free extends Member>(
  { teams, now }: StandingFacts,
  standingOf: (member: Member, team: Team) => MemberStanding<Free>,
): readonly TeamStanding<Free>[] {
  return teams.map((team) => ({
    team,
    hours: team.hours ? openingAt(team.hours, now) : { open: true },
    members: team.members.map((member) => standingOf(member, team)),
  }))
}

/** What stands in the way, however somebody is reached. */
function hindrancesIn({ absences, keptFrom = [], unavailable = [], now }: StandingFacts): HindranceOf {
  const away = new Set(absences.filter((absence) => isInForce(absence, now)).map(({ worker }) => worker))
  return ({ identity }, { asksAvailability }) => {
    if (keptFrom.includes(identity)) return 'blocked'
    return away.has(identity) || (asksAvailability && unavailable.includes(identity)) ? 'away' : undefined
  }
}

/** Who comes back at twelve is there at twelve. */
export function isInForce({ until }: Absence, now: Date): boolean {
  return until === undefined || Date.parse(until) > now.getTime()
}

/** Of several hindrances, the one that lasts longest: a phone has to be written down, a session ends by itself. */
function phoneStanding(
  member: Member,
  hindrance: Hindrance | undefined,
  { openSessions, contact }: StandingFacts,
): MemberStanding {
  if (!hasPhone(member) || (contact && !takes(member.mode, contact))) return { member, standing: 'no-phone' }
  if (hindrance) return { member, standing: hindrance }
  if ((openSessions.get(member.identity) ?? 0) >= capacityOf(member)) return { member, standing: 'full' }
  return { member, standing: 'free' }
}

function hasPhone(member: Member): member is Reachable {
  return isPhoneNumber(member.phone)
}

/** Must this member's open sessions be known before this team can choose? */
export function isCounted(team: Team, member: Member): boolean {
  return member.capacity !== undefined || team.strategy === 'least-busy'
}

/** All whose open sessions must be known. */
export function countedWorkers(teams: readonly Team[]): readonly string[] {
  const counted = teams.flatMap((team) => team.members.filter((member) => isCounted(team, member)))
  return [...new Set(counted.map(({ identity }) => identity))]
}

/** In sessions open at once. */
export function capacityOf({ capacity = MOST_SESSIONS }: Member): number {
  return Math.min(capacity, MOST_SESSIONS)
}
