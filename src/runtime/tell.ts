import type { Claims } from '../state/claims'
import type { Recipient } from '../routing/notice'
import type { Conversations } from '../twilio/conversations'
import type { Messages } from '../twilio/messages'
import { millisecondsLeft, withDeadline } from './deadline'

export interface TellPorts {
  readonly claims: Claims
  readonly conversations: Conversations
  readonly messages: Messages
}

/** Kept for giving a claim back: it has to be given back before the Function's own deadline. */
const RELEASE_MILLISECONDS = 1_500

/**
 * Tells each of them once, however often it is asked to. What could not be said can be said again, so that it throws only
 * after everybody was tried, and a repetition tells only those who are left.
 */
export async function tellOnce(
  { claims, conversations, messages }: TellPorts,
  about: readonly string[],
  recipients: readonly Recipient[],
  words: string,
): Promise<'done' | 'done-before'> {
  const tell = (recipient: Recipient) =>
    recipient.by === 'conversation'
      ? conversations.tellWorkers(recipient.conversation, recipient.customer, words)
      : messages.send(recipient.from, recipient.to, words)
  const results = await Promise.allSettled(
    recipients.map((recipient) => inTime(claims, [...about, recipient.wish], () => tell(recipient))),
  )
  const failed = results.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
  return results.some((result) => result.status === 'fulfilled' && result.value === 'done') ? 'done' : 'done-before'
}

/** Once, and with time left to give the claim back. */
export function inTime(
  claims: Claims,
  what: readonly string[],
  work: () => Promise<unknown>,
): Promise<'done' | 'done-before'> {
  return claims.once(what, work, (all) => withDeadline(Math.max(0, millisecondsLeft() - RELEASE_MILLISECONDS), all))
}
