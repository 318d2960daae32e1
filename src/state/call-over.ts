import { setTimeout as sleep } from 'node:timers/promises'
import type { Facts } from '../routing/call-status'
import type { CallChanged } from '../webhooks/call-status'
import type { CallEvent } from './call-log'
import { noticeFacts, type NoticePorts } from './notice'

/** A caller who has just left a message is still being noted down. */
const SECOND_LOOK_MILLISECONDS = 3_000

type Wait = (milliseconds: number) => Promise<unknown>

/**
 * Whether a call that is over was missed. The call's end and the message are told at the same time, so that it is looked
 * twice before a message is missed:
 *
 *   call-status        timeline → asked for a message, none left   wait   timeline → left   ⇒ not missed
 *   voicemail-action                                        keeps it
 */
export async function callOver(
  ports: NoticePorts,
  { callSid, from: customer, to: number, isOver, wasAnswered }: CallChanged,
  wait: Wait = sleep,
): Promise<Facts> {
  if (!isOver) return { messageExpected: false, messageLeft: false, missed: undefined }
  const look = async () => whatBecameOf(await ports.callLog.timeline(callSid), wasAnswered)
  let seen = await look()
  if (seen.messageExpected && !seen.messageLeft) {
    await wait(SECOND_LOOK_MILLISECONDS)
    seen = await look()
  }
  if (!seen.messageExpected || seen.messageLeft) return { ...seen, missed: undefined }

  const [facts, blocked] = await Promise.all([
    noticeFacts(ports, callSid, { customer, number }),
    customer === undefined ? false : ports.directory.isBlocked(customer),
  ])
  return { ...seen, missed: { ...facts, blocked } }
}

/**
 * Of a call of which no end is noted, nobody knows more than that the caller hung up: in the greeting, at the menu, or at the
 * prompt of a fallback. Unless a worker has answered, they have reached nobody.
 */
function whatBecameOf(timeline: readonly CallEvent[], wasAnswered: boolean) {
  const results = timeline.filter((event) => event.kind === 'result')
  const talked = timeline.some((event) => event.kind === 'leg-status' && event.status === 'call-answered')
  return {
    messageExpected:
      results.some(({ outcome }) => outcome === 'voicemail') || (results.length === 0 && wasAnswered && !talked),
    messageLeft: timeline.some(({ kind }) => kind === 'message'),
  }
}
