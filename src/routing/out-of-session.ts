import type { OutOfSession } from '../webhooks/out-of-session'
import { isPhoneNumber, type Address } from './address'
import type { Member, Team } from './directory'

/** Everything the decision may depend on. If it is not here, it does not matter. */
export interface Facts {
  /** The worker to whom this customer belongs on this number, by identity. */
  readonly assignedTo: string | undefined
  readonly team: Team | undefined
  readonly sessionTtlSeconds: number
}

/** Proxy makes a session between the customer and this worker. */
export interface OpenSession {
  readonly kind: 'session'
  readonly worker: Reachable
  /** Is this the first contact, to be remembered? */
  readonly assign: boolean
  readonly uniqueName: string
  readonly ttlSeconds: number
  readonly because: 'assigned' | 'assigned-worker-not-reachable' | 'first-contact'
}

/** Nobody can be reached: the caller may leave a message, the sender gets an answer. */
export interface NobodyReachable {
  readonly kind: 'voicemail' | 'apology'
  readonly because: 'sender-unknown' | 'sender-is-a-worker' | 'number-not-in-directory' | 'nobody-reachable'
}

export type Decision = OpenSession | NobodyReachable

export type Reachable = Member & { readonly phone: Address }

export function decideOutOfSession(contact: OutOfSession, { assignedTo, team, sessionTtlSeconds }: Facts): Decision {
  const kind = contact.kind === 'call' ? 'voicemail' : 'apology'
  if (!isPhoneNumber(contact.from)) return { kind, because: 'sender-unknown' }
  if (!team) return { kind, because: 'number-not-in-directory' }

  // Put through, a worker would become a colleague's customer.
  if (team.members.some((member) => member.phone === contact.from)) return { kind, because: 'sender-is-a-worker' }

  const reachable = team.members.filter(hasPhone)
  const assigned = reachable.find((member) => member.identity === assignedTo)
  const worker = assigned ?? reachable[0]
  if (!worker) return { kind, because: 'nobody-reachable' }
  return {
    kind: 'session',
    worker,
    assign: assignedTo === undefined,
    // The same for a repeat of the same call or message, never for another, and nobody's number: Proxy keeps it for ever.
    uniqueName: `patchbay-${contact.sid}`,
    ttlSeconds: sessionTtlSeconds,
    because: assigned ? 'assigned' : assignedTo === undefined ? 'first-contact' : 'assigned-worker-not-reachable',
  }
}

function hasPhone(member: Member): member is Reachable {
  return isPhoneNumber(member.phone)
}
