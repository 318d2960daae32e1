import type { MissedCall } from '../routing/call-status'
import { isRefused } from '../twilio/missing'
import { inTime, type TellPorts } from './tell'

/** One claim is given back within the time of the other: what is kept for both is lost to the text. */
const RELEASE_WITHIN_RELEASE_MILLISECONDS = 750

type TextBack = NonNullable<MissedCall['textBack']>

/**
 * Once for a call, and once in an hour however often the customer calls. Most of what Twilio refuses is a text to a landline,
 * or to somebody who wants none: that is how it is, and nothing to try again.
 */
export async function textBackOnce(
  { claims, messages }: TellPorts,
  callSid: string,
  { from, to, words }: TextBack,
  now: Date,
): Promise<void> {
  const hour = now.toISOString().slice(0, 'yyyy-mm-ddThh'.length)
  const send = async () => {
    try {
      await messages.send(from, to, words)
    } catch (error) {
      if (!isRefused(error)) throw error
    }
  }
  await inTime(claims, ['missed', callSid, 'customer'], () =>
    inTime(claims, ['texted-back', to, hour], send, RELEASE_WITHIN_RELEASE_MILLISECONDS),
  )
}
