import type { Address } from '../../src/routing/address'
import { decideOutOfSession, type Decision, type Facts } from '../../src/routing/out-of-session'
import type { Decision as InApp } from '../../src/routing/conversation-routing'
import { takes } from '../../src/routing/session-mode'
import type { ContactKind } from '../../src/webhooks/out-of-session'
import { countedWorkers } from '../../src/routing/standings'
import type { RecentContact } from '../../src/routing/recent-contact'
import type { Ports } from '../../src/runtime/ports'
import { factsOutOfSession } from '../../src/state/out-of-session'
import { teamsShown, type TeamShown } from './teams-shown'

/** Who gets a call or a text to one of our numbers, and why. */
export interface ContactShown {
  readonly kind: ContactKind
  readonly from: Address
  readonly to: Address
  /** The worker who has this phone. */
  readonly of?: string | undefined
  readonly belongsTo?: string | undefined
  readonly outcome: Decision['kind'] | InApp['kind']
  readonly worker?: string | undefined
  readonly because: Decision['because'] | InApp['because']
  /** Of a worker: with whom they were in touch on this number, newest first. Times are UTC, ISO 8601. */
  readonly customers?: readonly Pick<RecentContact, 'customer' | 'at'>[] | undefined
  readonly teams: readonly TeamShown[]
}

/**
 * Runs the decision of the Functions, on what is remembered at this moment and as if it were `now`. Writes nothing, not even
 * that a session is being made, and takes no notice of one that is. Without a kind, it is a call, or a message where nobody
 * can call: on WhatsApp, and at numbers that take no calls.
 */
export async function showContact(
  ports: Ports,
  from: Address,
  to: Address,
  now: Date,
  kindAsked?: ContactKind,
): Promise<ContactShown> {
  const kind = kindAsked ?? (await likelyKind(ports, from, to))
  const sid = 'not a contact that there was'
  const contact = { kind, sid, from, to, words: undefined, previous: undefined } as const
  const reading = {
    ...ports,
    callLog: { timeline: async () => [] },
    openings: { begin: async () => ({ holder: sid, since: now.getTime() }) },
  }
  const known = await factsOutOfSession(reading, contact, now)
  // A Function goes on without counts that it does not get in time; here there is time to wait for them.
  const session = { customer: from, number: to }
  const facts: Facts = { ...known, openSessions: await ports.leases.count(countedWorkers(known.teams), session) }
  const decision = decideOutOfSession(contact, facts)
  const { worker, blockedFrom, teams, assignedTo } = facts
  return {
    kind,
    from,
    to,
    of: worker?.worker.identity,
    belongsTo: assignedTo,
    outcome: decision.kind,
    worker: decision.kind === 'session' ? decision.worker.identity : undefined,
    because: decision.because,
    customers: worker?.contacts?.map(({ customer, at }) => ({ customer, at })),
    teams: worker
      ? [] // nobody is chosen
      : teamsShown({ ...facts, teams, contact: kind, keptFrom: blockedFrom === 'everybody' ? [] : blockedFrom }),
  }
}

async function likelyKind({ directory }: Ports, from: Address, to: Address): Promise<ContactKind> {
  if (from.startsWith('whatsapp:')) return 'message'
  return takes((await directory.number(to))?.mode, 'call') ? 'call' : 'message'
}
