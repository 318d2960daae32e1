import type { ConnectionDefaults } from '../routing/connection'
import type { Facts } from '../routing/connect-action'
import type { ConversationEnded } from '../webhooks/connect-action'
import type { CallLog } from './call-log'
import type { Directory } from './directory'
import { spokenAt } from './spoken-at'

export interface ConnectActionPorts {
  readonly directory: Directory
  readonly callLog: CallLog
  readonly config: Pick<ConnectionDefaults, 'whisper'>
}

/**
 * A worker who calls out is told why, and nothing is asked. What Twilio reports of a worker who has answered and declined in
 * the whisper is not documented: where they could have declined, a success is one only if they have not.
 */
export async function factsConnectAction(
  { directory, callLog, config }: ConnectActionPorts,
  { callSid, startedBy, number: to, result }: ConversationEnded,
): Promise<Facts> {
  const spoken = await spokenAt(directory, startedBy === 'customer' ? to : undefined)
  const { number } = spoken
  const couldDecline = number !== undefined && (number.whisper ?? config.whisper) === 'accept'
  if (result !== 'session-success' || !couldDecline) return spoken
  const timeline = await callLog.timeline(callSid)
  return { ...spoken, declined: timeline.some((event) => event.kind === 'whisper' && event.answer === 'declined') }
}
