import type { Caller, Facts } from '../routing/notice'
import { wishesOf } from '../routing/notice'
import { addressOn } from '../routing/address'
import type { OwnNumber } from '../routing/directory'
import type { Conversations } from '../twilio/conversations'
import type { Assignments } from './assignments'
import type { CallLog } from './call-log'
import type { Directory } from './directory'

export interface NoticePorts {
  readonly directory: Directory
  readonly assignments: Assignments
  readonly callLog: CallLog
  readonly conversations: Conversations
}

/** Whom a call concerns. Conversations are asked only where somebody may be told there: who hides their number is in none. */
export async function noticeFacts(ports: NoticePorts, callSid: string, { customer, number }: Caller): Promise<Facts> {
  const { directory, assignments, conversations } = ports
  const own = number === undefined ? undefined : await directory.number(number)
  const pair = customer !== undefined && number !== undefined ? ([customer, number] as const) : undefined
  const hasAddress = customer !== undefined && (addressOn('sms', customer) || addressOn('whatsapp', customer))
  const mayConverse = hasAddress && (own?.service !== 'proxy' || wishesOf(own).includes('conversation'))
  const [conversation, assignedTo, teams] = await Promise.all([
    pair && mayConverse ? conversations.find(...pair) : undefined,
    pair && assignments.find(...pair),
    teamsOf(ports, callSid, own).then((ids) => Promise.all(ids.map(directory.team))),
  ])
  const identities = [...(conversation?.workers ?? []), ...(assignedTo === undefined ? [] : [assignedTo])]
  const workers = await Promise.all(identities.map(directory.worker))
  return {
    number: own,
    conversation,
    workers: workers.filter((worker) => worker !== undefined),
    teams: teams.filter((team) => team !== undefined),
  }
}

/** Those of the key that the caller has pressed, else those of the number. */
async function teamsOf(
  { callLog }: NoticePorts,
  callSid: string,
  number: OwnNumber | undefined,
): Promise<readonly string[]> {
  if (!number?.menu) return number?.teams ?? []
  const timeline = await callLog.timeline(callSid)
  const pressed = timeline.flatMap((event) => (event.kind === 'menu' ? [event.key] : []))
  return number.menu.find(({ key }) => pressed.includes(key))?.teams ?? number.teams
}
