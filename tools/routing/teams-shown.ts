import {
  capacityOf,
  isCounted,
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
  return standingsOf(facts).map((standing) => teamShown(standing, facts))
}

function teamShown({ team, hours, members }: TeamStanding, { openSessions, now }: StandingFacts): TeamShown {
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
      ...(isCounted(team, member) && {
        openSessions: openSessions.get(member.identity) ?? 0,
        capacity: capacityOf(member),
      }),
    })),
  }
}
