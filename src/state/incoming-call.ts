import { isPhoneNumber } from '../routing/address'
import { isOfTheApp, type ConnectionDefaults } from '../routing/connection'
import type { OwnNumber } from '../routing/directory'
import { teamsInQuestion, type Decision, type Facts } from '../routing/incoming-call'
import type { IncomingCall } from '../webhooks/incoming-call'
import { ifKnown } from './if-known'
import type { CallEvent } from './call-log'
import type { ChosenTeams } from './chosen-teams'
import type { Directory } from './directory'
import { isUnavailable } from './sync-errors'

export interface IncomingCallPorts {
  readonly directory: Directory
  readonly config: ConnectionDefaults
}

/**
 * All at once: in a warm container one round trip, for the block list. A worker who calls out from the app needs nothing of
 * the directory, and is put through without it.
 */
export async function factsIncomingCall(
  { directory, config }: IncomingCallPorts,
  call: IncomingCall,
  now: Date,
): Promise<Facts> {
  const ofNumber = async () => {
    const number = await directory.number(call.to)
    return { number, ...(await listed(directory, call, number)) }
  }
  const [known, blockedFrom] = await Promise.all([
    isOfTheApp(call.from) ? ofNumber().catch(nothingIfAway) : ofNumber(),
    isPhoneNumber(call.from) ? directory.blockedFrom(call.from) : [],
  ])
  return { ...known, blocked: blockedFrom === 'everybody', defaults: config, now }
}

function nothingIfAway(error: unknown) {
  if (isUnavailable(error)) return { number: undefined, teams: [], prompts: undefined, isDirectoryAway: true }
  throw error
}

async function listed(
  directory: Directory,
  call: IncomingCall,
  number: OwnNumber | undefined,
): Promise<Pick<Facts, 'teams' | 'prompts'>> {
  if (!number) return { teams: [], prompts: undefined }
  const [teams, prompts] = await Promise.all([
    Promise.all(teamsInQuestion(call, number).map((id) => directory.team(id))),
    number.language === undefined ? undefined : directory.prompts(number.language),
  ])
  return { teams: teams.filter((team) => team !== undefined), prompts }
}

/** What the timeline of the call has to hold of it: the key, and that the caller was asked for a message without being put through. */
export function eventsOf(decision: Decision, now: Date): readonly CallEvent[] {
  const at = now.toISOString()
  const chosen = 'chosen' in decision && decision.chosen
  return [
    ...(chosen ? [{ kind: 'menu', ...chosen, at } as const] : []),
    ...(decision.kind === 'voicemail'
      ? [{ kind: 'result', startedBy: 'customer', outcome: decision.kind, at } as const]
      : []),
  ]
}

/**
 * Frontline's routing learns nothing of the call, and asks for this. What takes long to note keeps no caller waiting; the
 * log says that it is lost.
 */
export async function noteChosenTeam(
  chosenTeams: Pick<ChosenTeams, 'note'>,
  { from, to }: IncomingCall,
  decision: Decision,
): Promise<Decision> {
  if (decision.kind !== 'connect' || !decision.chosen || !isPhoneNumber(from)) return decision
  const { team } = decision.chosen
  const noted = chosenTeams.note(from, to, team).then(() => true)
  return (await ifKnown(noted, false)) ? decision : { ...decision, alert: true }
}
