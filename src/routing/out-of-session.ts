import type { OutOfSession } from '../webhooks/out-of-session'
import { isPhoneNumber, type Address } from './address'
import { becomesTheirs, chooseWorker, isFirstContact, type Choice, type Facts as ChoiceFacts } from './choose-worker'
import type { BlockedFrom, OwnNumber, Prompts, SessionMode, Team } from './directory'
import { isOptOut } from './opt-out'
import { modeOfBoth, takes } from './session-mode'
import { endsOf, termsOf, waitFor, type Making, type SessionTerms, type WaitForSession } from './session-terms'
import { capacityOf, isCounted, type Reachable } from './standings'
import { decideWorkerContact, type WorkerDecision, type WorkerFacts } from './worker-contact'

/** Everything the decision may depend on. If it is not here, it does not matter. */
export interface Facts extends Omit<ChoiceFacts, 'customer' | 'teams' | 'contact' | 'keptFrom' | 'previousPhone'> {
  readonly blockedFrom: BlockedFrom
  /** Whoever calls or writes is one of ours. */
  readonly worker: WorkerFacts | undefined
  /** `undefined`: it is not in the directory. */
  readonly number: OwnNumber | undefined
  /** Those who answer this number, the team and where it overflows to. */
  readonly teams: readonly Team[]
  /** Of the number. Without them, the built-in ones. */
  readonly prompts: Prompts | undefined
  readonly sessionTtlSeconds: number
  readonly making: Making
}

/** Proxy makes a session between the customer and this worker. */
export interface OpenSession extends SessionTerms {
  readonly kind: 'session'
  readonly customer: Address
  /** Of ours: the one that was called or written to. */
  readonly number: Address
  readonly worker: Reachable
  readonly mode: SessionMode
  /** What the worker sees of the customer, where it is kept for them and free. Proxy chooses otherwise. */
  readonly reservedNumber: Address | undefined
  /** As many sessions as the worker may have, where somebody counts them. */
  readonly capacity: number | undefined
  /** Was it this worker's turn? It has to be taken. */
  readonly byTurn: boolean
  /** Does the customer belong to this worker from now on? Then whose customer it was until now. */
  readonly assign: { readonly insteadOf: string | undefined } | undefined
  readonly because: (Choice & { readonly kind: 'worker' })['because']
}

/** Nobody can be reached: the caller may leave a message, the sender gets an answer. */
export interface NobodyReachable {
  readonly kind: 'voicemail' | 'apology'
  readonly because:
    | 'sender-unknown'
    | 'number-not-in-directory'
    | 'number-takes-no-calls'
    | 'number-takes-no-messages'
    | (Choice & { readonly kind: 'nobody' })['because']
  readonly prompts: Prompts | undefined
  /** Of a message: it is answered once in this time. */
  readonly answerEverySeconds: number
}

export interface Unwanted {
  readonly kind: 'reject' | 'ignore'
  readonly because: 'blocked' | 'opt-out' | 'answered-before'
}

export type Decision =
  OpenSession | WaitForSession | NobodyReachable | Unwanted | (WorkerDecision & { readonly terms: SessionTerms })

/** Where the operator says nothing else. */
export const ANSWER_EVERY_SECONDS = 3600

export function decideOutOfSession(contact: OutOfSession, facts: Facts): Decision {
  const calls = contact.kind === 'call'
  const { blockedFrom, number, prompts, worker, making } = facts
  const nobody = (because: NobodyReachable['because']): NobodyReachable => ({
    kind: calls ? 'voicemail' : 'apology',
    because,
    prompts,
    answerEverySeconds: number?.answerEverySeconds ?? ANSWER_EVERY_SECONDS,
  })

  if (blockedFrom === 'everybody') return { kind: calls ? 'reject' : 'ignore', because: 'blocked' }
  if (isOptOut(contact.words)) return { kind: 'ignore', because: 'opt-out' }
  if (!isPhoneNumber(contact.from)) return nobody('sender-unknown')

  if (worker) {
    const decision = decideWorkerContact(contact, worker)
    const terms = termsOf(contact, facts)
    if (decision.kind === 'no-customer' || decision.kind === 'which-customer') return { ...decision, terms }
    return waitFor(contact, making) ?? { ...decision, terms: { ...terms, ...decision.ends } }
  }

  if (!number) return nobody('number-not-in-directory')
  if (!takes(number.mode, contact.kind)) return nobody(calls ? 'number-takes-no-calls' : 'number-takes-no-messages')

  const choice = chooseWorker({
    ...facts,
    customer: contact.from,
    contact: contact.kind,
    keptFrom: blockedFrom,
    previousPhone: contact.previous?.address,
  })
  if (choice.kind === 'nobody') return nobody(choice.because)
  return waitFor(contact, making) ?? openSession({ ...contact, from: contact.from }, choice, facts)
}

function openSession(
  contact: OutOfSession & { readonly from: Address },
  { worker, team, because }: Choice & { readonly kind: 'worker' },
  facts: Facts,
): OpenSession {
  const { teams, number, assignedTo, givenInVainTo } = facts
  const chosenBy = teams.find(({ id }) => id === team)
  return {
    kind: 'session',
    customer: contact.from,
    number: contact.to,
    worker,
    mode: modeOfBoth(number?.mode, worker.mode) ?? 'voice-and-message',
    reservedNumber: worker.reservedNumber,
    capacity: chosenBy && isCounted(chosenBy, worker) ? capacityOf(worker) : undefined,
    byTurn: because === 'first-contact' && isFirstContact(facts) && chosenBy?.strategy === 'round-robin',
    assign: becomesTheirs(because) ? { insteadOf: givenInVainTo ?? assignedTo } : undefined,
    ...termsOf(contact, facts),
    ...endsOf(number?.sessions, chosenBy, facts.now),
    because,
  }
}
