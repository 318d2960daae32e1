import { isPhoneNumber, type Address } from '../routing/address'
import type { Facts } from '../routing/out-of-session'
import type { Making } from '../routing/session-terms'
import type { OutOfSession } from '../webhooks/out-of-session'
import { answering, type AnsweringPorts } from './answering'
import { ifAnswered } from './if-known'
import type { Assignments } from './assignments'
import type { CallLog } from './call-log'
import type { Openings } from './openings'
import type { Recents } from './recents'
import type { Turn } from './turns'
import { workerFacts } from './worker-contact'

export interface OutOfSessionPorts extends AnsweringPorts {
  readonly assignments: Assignments
  readonly callLog: Pick<CallLog, 'timeline'>
  readonly openings: Pick<Openings, 'begin'>
  readonly recents: Recents
  readonly config: { readonly sessionTtlSeconds: number; readonly proxyWebhooks: ProxyWebhooks | undefined }
}

/** Where Proxy takes calls and messages: the URLs that its numbers have in the Console. https://www.twilio.com/docs/api/errors/80305 */
export interface ProxyWebhooks {
  readonly call: string
  readonly message: string
}

/**
 * All at once: in a warm container one round trip. That this contact makes the session is said before it is known whether
 * there will be one, which spares whoever gets one a round trip; nobody else minds.
 */
export async function factsOutOfSession(
  ports: OutOfSessionPorts,
  contact: OutOfSession,
  now: Date,
): Promise<Facts & { readonly turn: Turn }> {
  const { assignments, directory, config } = ports
  const { to } = contact
  const from = isPhoneNumber(contact.from) ? contact.from : undefined
  const [assignedTo, blockedFrom, member, making, known] = await Promise.all([
    from && assignments.find(from, to),
    from === undefined ? [] : directory.blockedFrom(from),
    from && directory.workerWithPhone(from),
    makingOf(ports, contact, from, now),
    answering(ports, to, from === undefined ? undefined : { customer: from, contact: contact.sid }),
  ])
  const worker = from && member && (await workerFacts(ports, contact, { ...member, phone: from }, now))
  return {
    ...known,
    assignedTo,
    blockedFrom,
    worker: worker || undefined,
    making,
    now,
    sessionTtlSeconds: config.sessionTtlSeconds,
  }
}

/** Worth a longer wait than other facts: of two sessions of the same two addresses, Proxy refuses one, and its caller hears so. */
const LONGEST_BEGINNING_MILLISECONDS = 2_000

/** Where nobody can say who is at it, it is made: twice rather than not at all. */
async function makingOf(
  { openings, config }: OutOfSessionPorts,
  { kind, sid, to }: OutOfSession,
  from: Address | undefined,
  now: Date,
): Promise<Making> {
  const begun = from && openings.begin({ customer: from, number: to }, sid, now)
  const opening = begun && ifAnswered(begun, undefined, LONGEST_BEGINNING_MILLISECONDS)
  return { opening: (await opening) || undefined, proxyUrl: config.proxyWebhooks?.[kind] }
}
