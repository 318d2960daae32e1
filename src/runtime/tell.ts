import type { Claims } from '../state/claims'
import type { Recipient, Way } from '../routing/notice'
import type { Conversations } from '../twilio/conversations'
import type { Messages } from '../twilio/messages'
import { isRefused } from '../twilio/missing'
import { millisecondsLeft, withDeadline } from './deadline'

export interface TellPorts {
  readonly claims: Claims
  readonly conversations: Conversations
  readonly messages: Messages
}

/** Kept for giving a claim back: it has to be given back before the Function's own deadline. */
const RELEASE_MILLISECONDS = 1_500

/** `refused`: Twilio will not tell it to anybody, in any way, now or later. */
export type Told = 'done' | 'done-before' | 'refused'

/**
 * Tells each of them once, however often it is asked to. What could not be said can be said again, so that it throws only
 * after everybody was tried, and a repetition tells only those who are left. What Twilio refuses is said in the other way.
 */
export async function tellOnce(
  ports: TellPorts,
  about: readonly string[],
  recipients: readonly Recipient[],
  words: string,
): Promise<Told> {
  const tell = async ({ wish, way, otherWay }: Recipient): Promise<Told> => {
    let isSaid = false
    const done = await inTime(ports.claims, [...about, wish], async () => {
      isSaid = (await say(ports, way, words)) || (otherWay !== undefined && (await say(ports, otherWay, words)))
    })
    return done === 'done' && !isSaid ? 'refused' : done
  }
  const results = await Promise.allSettled(recipients.map(tell))
  const failed = results.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
  const told = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  return (['done', 'done-before', 'refused'] as const).find((how) => told.includes(how)) ?? 'done-before'
}

/** False where Twilio refuses: the Conversation is closed, the phone is a landline. Whatever else goes wrong may go well later. */
async function say({ conversations, messages }: TellPorts, way: Way, words: string): Promise<boolean> {
  try {
    if (way.by === 'conversation') await conversations.tellWorkers(way.conversation, way.customer, words)
    else await messages.send(way.from, way.to, words)
    return true
  } catch (error) {
    if (isRefused(error)) return false
    throw error
  }
}

/** Once, and with time left to give the claim back. */
export function inTime(
  claims: Claims,
  what: readonly string[],
  work: () => Promise<unknown>,
  releaseMilliseconds = RELEASE_MILLISECONDS,
): Promise<'done' | 'done-before'> {
  return claims.once(what, work, (all) => withDeadline(Math.max(0, millisecondsLeft() - releaseMilliseconds), all))
}
