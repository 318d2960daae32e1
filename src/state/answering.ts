import type { Address } from '../routing/address'
import { countedWorkers } from '../routing/standings'
import type { Absence, OwnNumber, Prompts, Team } from '../routing/directory'
import type { Directory } from './directory'
import { ifKnown } from './if-known'
import type { Leases } from './leases'
import { noTurn, type Turn, type Turns } from './turns'

export interface AnsweringPorts {
  readonly directory: Directory
  readonly leases: Leases
  readonly turns: Turns
}

/** Who answers a number, and all that changes with the hour. */
export interface Answering {
  /** `undefined`: it is not in the directory. */
  readonly number: OwnNumber | undefined
  readonly teams: readonly Team[]
  readonly prompts: Prompts | undefined
  readonly absences: readonly Absence[]
  /** Of those whose sessions are counted, as far as they are known. */
  readonly openSessions: ReadonlyMap<string, number>
  /** Of the team that answers, if it goes by turns. */
  readonly turn: Turn
}

/** Who asks, and by which call, message or Conversation. */
export interface Asking {
  readonly customer: Address
  readonly contact: string
}

/**
 * For whom nobody knows, no turn is read. Counts say whom to ask first: whoever has no place left says so when asked for one,
 * so that without counts somebody answers all the same. In a warm container, one round trip where sessions or turns are counted,
 * and none elsewhere. Whoever has been asked for a team has said which teams answer; else they are those of the number.
 */
export async function answering(
  ports: AnsweringPorts,
  to: Address,
  asking: Asking | undefined,
  teamsOf: (number: OwnNumber) => readonly string[] | Promise<readonly string[]> = ({ teams }) => teams,
): Promise<Answering> {
  const { directory, leases, turns } = ports
  const those = async () => {
    const { number, teams, prompts } = await listed(directory, to, teamsOf)
    const byTurns = teams.some(({ strategy }) => strategy === 'round-robin') && teams[0]
    const session = asking && { customer: asking.customer, number: to }
    const [openSessions, turn] = await Promise.all([
      ifKnown(leases.count(countedWorkers(teams), session), new Map()),
      byTurns && asking ? turns.read(byTurns.id, asking.customer, asking.contact) : noTurn,
    ])
    return { number, teams, prompts, openSessions, turn }
  }
  const [known, absences] = await Promise.all([those(), directory.absences()])
  return { ...known, absences }
}

/** What the operator has written of a number. */
async function listed(
  directory: Directory,
  to: Address,
  teamsOf: (number: OwnNumber) => readonly string[] | Promise<readonly string[]>,
): Promise<Pick<Answering, 'number' | 'teams' | 'prompts'>> {
  const number = await directory.number(to)
  if (!number) return { number, teams: [], prompts: undefined }
  const [teams, prompts] = await Promise.all([
    Promise.all((await teamsOf(number)).map((id) => directory.team(id))),
    number.language === undefined ? undefined : directory.prompts(number.language),
  ])
  return { number, teams: teams.filter((team) => team !== undefined), prompts }
}
