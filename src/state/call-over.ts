import { setTimeout as sleep } from 'node:timers/promises'
import type { Facts } from '../routing/call-status'
import type { OwnNumber } from '../routing/directory'
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
 *
 * Whom the call concerns is asked meanwhile, so that after the second look nothing is left to do but to tell them.
 */
export async function callOver(
  ports: NoticePorts,
  { callSid, from: customer, to: number, isOver, wasAnswered }: CallChanged,
  wait: Wait = sleep,
): Promise<Facts> {
  if (!isOver) return { messageExpected: false, messageLeft: false, missed: undefined }
  const own = number === undefined ? undefined : ports.directory.number(number)
  const isMissed = (seen: Seen) => seen.messageExpected && !seen.messageLeft
  const look = async () => whatBecameOf(await ports.callLog.timeline(callSid), wasAnswered, (await own)?.service)
  const first = await look()
  if (!isMissed(first)) return { ...first, missed: undefined }

  const [second, facts, blockedFrom] = await Promise.all([
    wait(SECOND_LOOK_MILLISECONDS).then(look),
    noticeFacts(ports, callSid, { customer, number }),
    customer === undefined ? [] : ports.directory.blockedFrom(customer),
  ])
  const missed = { ...facts, blocked: blockedFrom === 'everybody' }
  return { ...second, missed: isMissed(second) ? missed : undefined }
}

type Seen = Pick<Facts, 'messageExpected' | 'messageLeft'>

/**
 * Of a call of which no end is noted, nobody knows more than that the caller hung up: in the greeting, at the menu, or at the
 * prompt of a fallback. Unless a worker has answered, they have reached nobody. Proxy puts calls through by itself, and
 * those of which nothing is noted are such calls.
 */
function whatBecameOf(timeline: readonly CallEvent[], wasAnswered: boolean, service?: OwnNumber['service']): Seen {
  const results = timeline.filter((event) => event.kind === 'result')
  const talked = timeline.some((event) => event.kind === 'leg-status' && event.status === 'call-answered')
  const reachedNobody = service !== 'proxy' && results.length === 0 && wasAnswered && !talked
  return {
    messageExpected: reachedNobody || results.some(({ outcome }) => outcome === 'voicemail'),
    messageLeft: timeline.some(({ kind }) => kind === 'message'),
  }
}
