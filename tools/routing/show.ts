import type { Address } from '../../src/routing/address'
import {
  capacityOf,
  countedWorkers,
  isCounted,
  isInForce,
  standingsOf,
  type Standing,
  type StandingFacts,
  type TeamStanding,
} from '../../src/routing/standings'
import type { OwnNumber, Worker } from '../../src/routing/directory'
import { decideOutOfSession, type Decision, type Facts } from '../../src/routing/out-of-session'
import type { Ports } from '../../src/runtime/ports'
import { answering } from '../../src/state/answering'
import { factsOutOfSession } from '../../src/state/out-of-session'
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

/** Who gets a call from a customer to one of our numbers, and why. */
export interface ContactShown {
  readonly kind: 'call' | 'message'
  readonly from: Address
  readonly to: Address
  readonly belongsTo?: string | undefined
  readonly outcome: Decision['kind']
  readonly worker?: string | undefined
  readonly because: Decision['because']
  readonly teams: readonly TeamShown[]
}

export interface NumberShown extends OwnNumber {
  readonly answeredBy: readonly TeamShown[]
}

export interface WorkerShown extends Worker {
  readonly openSessions: number
  readonly away: boolean
  readonly awayUntil?: string | undefined
}

/**
 * Runs the decision of the Functions, on what is remembered at this moment and as if it were `now`. Writes nothing. On
 * WhatsApp nobody calls, so that it is a message there.
 */
export async function showContact(ports: Ports, from: Address, to: Address, now: Date): Promise<ContactShown> {
  const kind = from.startsWith('whatsapp:') ? 'message' : 'call'
  const contact = { kind, sid: 'not a contact that there was', from, to } as const
  const known = await factsOutOfSession(ports, contact, now)
  // A Function goes on without counts that it does not get in time; here there is time to wait for them.
  const session = { customer: from, number: to }
  const facts: Facts = { ...known, openSessions: await ports.leases.count(countedWorkers(known.teams ?? []), session) }
  const decision = decideOutOfSession(contact, facts)
  return {
    kind,
    from,
    to,
    belongsTo: facts.assignedTo,
    outcome: decision.kind,
    worker: decision.kind === 'session' ? decision.worker.identity : undefined,
    because: decision.because,
    teams: teamsShown({ ...facts, teams: facts.teams ?? [] }),
  }
}

export async function showNumber(ports: Ports, number: OwnNumber, now: Date): Promise<NumberShown> {
  const { teams = [], absences } = await answering(ports, number.address, undefined)
  const openSessions = await ports.leases.count(countedWorkers(teams))
  const { address, service, language, greeting, inboundTimeoutSeconds, record } = number
  const answeredBy = teamsShown({ teams, absences, openSessions, now })
  return { address, service, teams: number.teams, language, greeting, inboundTimeoutSeconds, record, answeredBy }
}

export async function showWorker(ports: Ports, worker: Worker, now: Date): Promise<WorkerShown> {
  const [counts, absences] = await Promise.all([ports.leases.count([worker.identity]), ports.directory.absences()])
  const absence = absences.find((each) => each.worker === worker.identity)
  const away = absence !== undefined && isInForce(absence, now)
  const { identity, phone, capacity, proxyAddresses } = worker
  return {
    identity,
    phone,
    capacity,
    proxyAddresses,
    openSessions: counts.get(worker.identity) ?? 0,
    away,
    awayUntil: away ? absence.until : undefined,
  }
}

function teamsShown(facts: StandingFacts): readonly TeamShown[] {
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
