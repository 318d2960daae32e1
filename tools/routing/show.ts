import type { OwnNumber, Worker } from '../../src/routing/directory'
import { countedWorkers, isInForce } from '../../src/routing/standings'
import type { Ports } from '../../src/runtime/ports'
import { answering } from '../../src/state/answering'
import { unavailableIn } from '../../src/state/frontline-availability'
import { teamsShown, teamsShownInApp, type TeamShown } from './teams-shown'

export interface NumberShown extends OwnNumber {
  readonly answeredBy: readonly TeamShown[]
}

/** Times are UTC, ISO 8601. */
export interface WorkerShown extends Worker {
  readonly openSessions: number
  readonly away: boolean
  readonly awayUntil?: string | undefined
}

export async function showNumber(ports: Ports, number: OwnNumber, now: Date): Promise<NumberShown> {
  const { teams, absences } = await answering(ports, number.address, undefined)
  const [openSessions, unavailable] = await Promise.all([
    ports.leases.count(countedWorkers(teams)),
    number.service === 'frontline' ? unavailableIn(ports.frontlineUsers, teams) : [],
  ])
  const facts = { teams, absences, openSessions, unavailable, now }
  const { address, service, language, greeting, inboundTimeoutSeconds, record } = number
  const { mode, sessions, answerEverySeconds } = number
  return {
    address,
    service,
    teams: number.teams,
    language,
    greeting,
    inboundTimeoutSeconds,
    record,
    mode,
    sessions,
    answerEverySeconds,
    answeredBy: service === 'frontline' ? teamsShownInApp(facts) : teamsShown(facts),
  }
}

export async function showWorker(ports: Ports, worker: Worker, now: Date): Promise<WorkerShown> {
  const [counts, absences] = await Promise.all([ports.leases.count([worker.identity]), ports.directory.absences()])
  const absence = absences.find((each) => each.worker === worker.identity)
  const away = absence !== undefined && isInForce(absence, now)
  const { identity, phone, capacity, mode, reservedNumber, proxyAddresses } = worker
  return {
    identity,
    phone,
    capacity,
    mode,
    reservedNumber,
    proxyAddresses,
    openSessions: counts.get(worker.identity) ?? 0,
    away,
    awayUntil: away ? absence.until : undefined,
  }
}
