import { assignmentsIn } from '../src/state/assignments'
import { callLogIn, type CallEvent } from '../src/state/call-log'
import { syncLayout } from '../src/state/layout'
import { syncItems } from '../src/state/sync-items'
import { voicemailsIn } from '../src/state/voicemails'
import { leavesMessage, type Load } from './arrivals'
import { numbers, type Business } from './business'
import { callSid, recordingSid, statuses } from './requests'

/**
 * Reads back all that was to be remembered of so many calls, and of the customers who were put through to somebody, by the
 * back door, and counts what is not there.
 */
export async function countLost(
  { twin, secretKey }: Business,
  load: Load,
  calls: number,
  putThrough: readonly string[],
): Promise<number> {
  const sync = twin.client.sync.v1.services(twin.account.syncServiceSid)
  const items = syncItems(sync, syncLayout(sync, secretKey))
  const callLog = callLogIn(items, secretKey, 0)
  const voicemails = voicemailsIn(items, 0)
  const assignments = assignmentsIn(items, secretKey, 0)

  let lost = 0
  for (let n = 0; n < calls; n++) {
    const hasMessage = leavesMessage(n, load)
    const expected = [...statuses, 'result', ...(hasMessage ? ['message'] : [])]
    lost += expected.length - present(expected, await callLog.timeline(callSid(n)))
    if (!hasMessage) continue
    const voicemail = await voicemails.find(recordingSid(n))
    const isTold = twin.messages.list().some(({ body }) => body.includes(recordingSid(n)))
    lost += [voicemail?.message, voicemail?.audio, isTold].filter((there) => !there).length
  }
  for (const customer of putThrough) {
    if ((await assignments.find(customer, numbers.proxy)) === undefined) lost += 1
  }
  return lost
}

/** How much of a timeline is there, in its order. */
function present(expected: readonly string[], timeline: readonly CallEvent[]): number {
  const found = timeline.map((event) => (event.kind === 'leg-status' ? event.status : event.kind))
  const inOrder = expected.filter((event) => found.includes(event))
  return found.join() === inOrder.join() ? found.length : 0
}
