import type { Address } from './address'
import type { Member, SessionMode } from './directory'
import type { ContactKind } from '../webhooks/out-of-session'
import type { Customer, OnNumber, RecentContact } from './recent-contact'
import { modeOfBoth, takes } from './session-mode'

/** One of ours calls or writes to a Proxy number. */
export interface WorkerContact {
  readonly kind: ContactKind
  readonly sid: string
  readonly to: Address
  readonly words: string | undefined
}

type Caller = Member & { readonly phone: Address }

export interface WorkerFacts {
  readonly worker: Caller
  /** Newest first, those left out who are blocked. `undefined`: they cannot be looked up just now. */
  readonly contacts: readonly (RecentContact & OnNumber)[] | undefined
  /** The other one of the worker's last session on this number, unless blocked, where nothing is kept of any contact. */
  readonly lastSession?: (Customer & OnNumber) | undefined
  /** The keys of contacts as this worker was last shown them, from 1. */
  readonly offered: readonly string[] | undefined
  /** The key of the contact that this caller has chosen on the keypad. */
  readonly chosen: string | undefined
}

/** A session between the worker and this customer. */
export interface SessionBack {
  readonly kind: 'session-back'
  readonly because: 'one-recent-customer' | 'last-session' | 'chosen'
  readonly worker: Caller
  readonly contact: Customer
  readonly mode: SessionMode
  /** Proxy's own webhook, where it is found, once it is made; otherwise Proxy makes it. */
  readonly madeAt?: string | undefined
  readonly ends?: OnNumber['ends']
}

/** The number of a written choice is no message for a customer: the session is made beside Proxy's question, and is there for the next text. */
export interface SessionForNextText {
  readonly kind: 'session-for-next-text'
  readonly because: 'chosen'
  readonly worker: Caller
  /** Of ours: the one that the worker writes to. */
  readonly seen: Address
  readonly contact: RecentContact
  readonly mode: SessionMode
  readonly ends?: OnNumber['ends']
}

/** The worker chooses, on the keypad or in a reply, and sees none of the customers' numbers. */
export interface WhichCustomer {
  readonly kind: 'which-customer'
  readonly because: 'several-recent-customers' | 'choice-unknown'
  readonly worker: Member
  readonly seen: Address
  /** Nine at most, newest first. */
  readonly contacts: readonly RecentContact[]
}

export interface NoCustomer {
  readonly kind: 'no-customer'
  readonly because: 'no-recent-customer' | 'other-mode' | 'customer-engaged' | 'no-proxy-service' | 'contacts-unknown'
}

export type WorkerDecision = SessionBack | SessionForNextText | WhichCustomer | NoCustomer

/** As many as a keypad has keys from 1 to 9. */
export const MOST_OFFERED = 9

/** Whoever has chosen gets whom they chose or is asked again, and never somebody else, although only one is left. */
export function decideWorkerContact(contact: WorkerContact, facts: WorkerFacts): WorkerDecision {
  const { worker, contacts = [], lastSession } = facts
  const { kind, to: seen } = contact
  const choice = choiceOf(contact, facts)

  // What was written may be meant for somebody else; whoever calls hears who it is.
  if (!facts.contacts && (kind === 'message' || !lastSession))
    return { kind: 'no-customer', because: 'contacts-unknown' }
  if (contacts.length === 0) {
    if (choice || !lastSession) return { kind: 'no-customer', because: 'no-recent-customer' }
    const [last] = reachable([lastSession], worker, kind)
    return last
      ? { kind: 'session-back', because: 'last-session', worker, ...last }
      : { kind: 'no-customer', because: 'other-mode' }
  }

  const customers = reachable(contacts, worker, kind)
  const [only, another] = customers
  if (!only) return { kind: 'no-customer', because: 'other-mode' }

  const chosen = choice && customers.find((customer) => customer.contact.key === choice.key)
  if (chosen) {
    return kind === 'call'
      ? { kind: 'session-back', because: 'chosen', worker, ...chosen }
      : { kind: 'session-for-next-text', because: 'chosen', worker, seen, ...chosen }
  }
  if (!choice && !another) return { kind: 'session-back', because: 'one-recent-customer', worker, ...only }
  return {
    kind: 'which-customer',
    because: choice ? 'choice-unknown' : 'several-recent-customers',
    worker,
    seen,
    contacts: customers.slice(0, MOST_OFFERED).map((customer) => customer.contact),
  }
}

/** A text that is nothing but a number is a choice only where there was something to choose from. */
function choiceOf(
  { kind, words = '' }: WorkerContact,
  { offered, chosen }: WorkerFacts,
): { readonly key: string | undefined } | undefined {
  if (kind === 'call') return chosen === undefined ? undefined : { key: chosen }
  const number = words.trim()
  return offered && /^[1-9]$/.test(number) ? { key: offered[Number(number) - 1] } : undefined
}

/** Those whom such a contact can reach, with what passes between the two. */
function reachable<Contact extends Customer & OnNumber>(
  contacts: readonly Contact[],
  worker: Member,
  kind: ContactKind,
): readonly { readonly contact: Contact; readonly mode: SessionMode; readonly ends: OnNumber['ends'] }[] {
  return contacts.flatMap((contact) => {
    const mode = modeOfBoth(worker.mode, contact.numberMode)
    return mode && takes(mode, kind) ? [{ contact, mode, ends: contact.ends }] : []
  })
}
