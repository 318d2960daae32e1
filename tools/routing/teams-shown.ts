import type { Member } from '../../src/routing/directory'
import {
  capacityOf,
  isCounted,
  standingsInApp,
  standingsOf,
  type Standing,
  type StandingFacts,
  type TeamStanding,
} from '../../src/routing/standings'
import { nextOpening } from './next-opening'

/** How a team stands, for people and for scripts. Times are UTC, ISO 8601. */
export interface TeamShown {
  readonly id: string
  readonly strategy: string
  readonly hours: 'open' | 'outside-hours' | 'holiday' | 'closure'
  readonly opensAt?: string | undefined
  readonly timeZone?: string | undefined
  readonly members: readonly MemberShown[]
}

export interface MemberShown {
  readonly identity: string
  readonly phone?: string | undefined
  readonly standing: Standing
  readonly openSessions?: number | undefined
  readonly capacity?: number | undefined
}

export function teamsShown(facts: StandingFacts): readonly TeamShown[] {
  return standingsOf(facts).map((standing) => {
    const { team } = standing
    return teamShown(standing, facts, (member) => isCounted(team, member) && sessionsOf(member, facts))
  })
}

/** The same in Frontline's app, where a capacity keeps nobody from customers. */
export function teamsShownInApp(facts: StandingFacts): readonly TeamShown[] {
  return standingsInApp(facts).map((standing) => {
    const isLeastBusy = standing.team.strategy === 'least-busy'
    return teamShown(standing, facts, (member) => isLeastBusy && { openSessions: openSessionsOf(member, facts) })
  })
}

type Sessions = Pick<MemberShown, 'openSessions' | 'capacity'>

const openSessionsOf = ({ identity }: Member, { openSessions }: StandingFacts) => openSessions.get(identity) ?? 0

function sessionsOf(member: Member, facts: StandingFacts): Sessions {
  return { openSessions: openSessionsOf(member, facts), capacity: capacityOf(member) }
}

function teamShown(
  { team, hours, members }: TeamStanding<Member>,
  { now }: StandingFacts,
  sessions: (member: Member) => Sessions | false,
): TeamShown {
  const opensAt = !hours.open && team.hours ? nextOpening(team.hours, now) : undefined
  return {
    id: team.id,
    strategy: team.strategy,
    hours: hours.open ? 'open' : hours.because,
    opensAt: opensAt?.toISOString(),
    timeZone: team.hours?.timeZone,
    members: members.map(({ member, standing }) => ({
      identity: member.identity,
      phone: member.phone,
      standing,
      ...sessions(member),
    })),
  }
}
