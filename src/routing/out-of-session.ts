import type { OutOfSession } from '../webhooks/out-of-session'
import { isPhoneNumber, type Address } from './address'
import { chooseWorker, isFirstContact, type Choice, type Facts as ChoiceFacts } from './choose-worker'
import type { Prompts, Team } from './directory'
import { capacityOf, isCounted, type Reachable } from './standings'

/** Everything the decision may depend on. If it is not here, it does not matter. */
export interface Facts extends Omit<ChoiceFacts, 'customer' | 'teams'> {
  readonly blocked: boolean
  /** Those who answer this number, the team and where it overflows to. `undefined`: the number is not in the directory. */
  readonly teams: readonly Team[] | undefined
  /** Of the number. Without them, the built-in ones. */
  readonly prompts: Prompts | undefined
  readonly sessionTtlSeconds: number
}

/** Proxy makes a session between the customer and this worker. */
export interface OpenSession {
  readonly kind: 'session'
  readonly customer: Address
  /** Of ours: the one that was called or written to. */
  readonly number: Address
  readonly worker: Reachable
  /** As many sessions as the worker may have, where somebody counts them. */
  readonly capacity: number | undefined
  /** Was it this worker's turn? It has to be taken. */
  readonly byTurn: boolean
  /** Does the customer belong to this worker from now on? Then whose customer it was until now. */
  readonly assign: { readonly insteadOf: string | undefined } | undefined
  readonly uniqueName: string
  readonly ttlSeconds: number
  readonly because: (Choice & { readonly kind: 'worker' })['because']
}

/** Nobody can be reached: the caller may leave a message, the sender gets an answer. */
export interface NobodyReachable {
  readonly kind: 'voicemail' | 'apology'
  readonly because:
    | 'sender-unknown'
    | 'sender-is-a-worker'
    | 'number-not-in-directory'
    | (Choice & { readonly kind: 'nobody' })['because']
  readonly prompts: Prompts | undefined
}

export interface Unwanted {
  readonly kind: 'reject' | 'ignore'
  readonly because: 'blocked'
}

export type Decision = OpenSession | NobodyReachable | Unwanted

export function decideOutOfSession(contact: OutOfSession, facts: Facts): Decision {
  const calls = contact.kind === 'call'
  const { teams, prompts } = facts
  const nobody = (because: NobodyReachable['because']): NobodyReachable => ({
    kind: calls ? 'voicemail' : 'apology',
    because,
    prompts,
  })

  if (facts.blocked) return { kind: calls ? 'reject' : 'ignore', because: 'blocked' }
  if (!isPhoneNumber(contact.from)) return nobody('sender-unknown')
  if (!teams) return nobody('number-not-in-directory')

  // Put through, a worker would become a colleague's customer.
  const isWorker = teams.some((team) => team.members.some((member) => member.phone === contact.from))
  if (isWorker) return nobody('sender-is-a-worker')

  const choice = chooseWorker({ ...facts, customer: contact.from, teams })
  if (choice.kind === 'nobody') return nobody(choice.because)
  return openSession({ ...contact, from: contact.from }, choice, teams, facts)
}

function openSession(
  { sid, from, to }: OutOfSession & { readonly from: Address },
  { worker, team, because }: Choice & { readonly kind: 'worker' },
  teams: readonly Team[],
  facts: Facts,
): OpenSession {
  const { assignedTo, givenInVainTo, sessionTtlSeconds } = facts
  const chosenBy = teams.find(({ id }) => id === team)
  // Whoever is away or busy keeps their customers; whoever has left does not.
  const assign = because === 'first-contact' || because === 'assigned-worker-left'
  return {
    kind: 'session',
    customer: from,
    number: to,
    worker,
    capacity: chosenBy && isCounted(chosenBy, worker) ? capacityOf(worker) : undefined,
    byTurn: isFirstContact(facts) && chosenBy?.strategy === 'round-robin',
    assign: assign ? { insteadOf: givenInVainTo ?? assignedTo } : undefined,
    // The same for a repeat of the same call or message, never for another, and nobody's number: Proxy keeps it for ever.
    uniqueName: `patchbay-${sid}`,
    ttlSeconds: sessionTtlSeconds,
    because,
  }
}
