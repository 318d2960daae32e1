import { UserError } from '../command'
import type { Progress } from '../say-every-second'
import { isCode, isGone } from './explained'
import type { Interaction } from './interactions'
import type { ProxyAccount } from './proxy-account'

/** The calls and messages of interactions, what came in and what went out, by SID and each once. */
export function recordsOf(interactions: readonly Interaction[]): readonly string[] {
  const sids = interactions.flatMap(({ inboundResourceSid, outboundResourceSid }) => [
    inboundResourceSid,
    outboundResourceSid,
  ])
  return [...new Set(sids.filter(Boolean))] // the SDK's type knows no null, and Twilio's answer does
}

/** Deletes them. What is gone already, was deleted before; what is not over yet is an error, once all others are deleted. */
export async function deleteRecords(
  sids: readonly string[],
  account: ProxyAccount,
  onProgress: Progress,
): Promise<void> {
  let done = 0
  let failed = false
  const left: string[] = []
  // All at once: the limiter sees to the pace.
  await Promise.all(
    sids.map(async (sid) => {
      try {
        if (!(await deleteRecord(sid, account, () => failed))) left.push(sid)
      } catch (error) {
        failed = true
        throw error
      }
      onProgress('Deleting calls and messages', (done += 1), sids.length)
    }),
  )
  if (left.length === 0) return
  throw new UserError(
    `These are not over yet, or Twilio is not done with them: ${left.toSorted().join(', ')}\n` +
      'A call can be deleted when it has ended, a message some minutes after it was sent (20009).',
  )
}

async function deleteRecord(
  sid: string,
  { client, limited }: ProxyAccount,
  isTooLate: () => boolean,
): Promise<boolean> {
  const record = sid.startsWith('CA') ? client.calls(sid) : client.messages(sid)
  try {
    // Those that still wait for their turn when one fails, are left alone.
    await limited.write('records', async () => isTooLate() || record.remove())
  } catch (error) {
    if (isCode(error, 20009)) return false
    if (!isGone(error)) throw error
  }
  return true
}

/** Calls, SMS and MMS. What else there may be, such as messages of Chat, belongs to other products. */
export function isDeletable(sid: string): boolean {
  return /^(CA|SM|MM)/.test(sid)
}
