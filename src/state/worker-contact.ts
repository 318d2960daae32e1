import { isPhoneNumber, type Address } from '../routing/address'
import type { Member } from '../routing/directory'
import { endsOf } from '../routing/session-terms'
import { MOST_OFFERED, type WorkerFacts } from '../routing/worker-contact'
import type { Customer, OnNumber, RecentContact } from '../routing/recent-contact'
import type { OutOfSession } from '../webhooks/out-of-session'
import type { CallLog } from './call-log'
import type { Directory } from './directory'
import { ifKnown } from './if-known'
import type { Recents } from './recents'
import { numberOfSession } from './session-number'

export interface WorkerContactPorts {
  readonly directory: Pick<Directory, 'blockedFrom' | 'number' | 'team'>
  readonly callLog: Pick<CallLog, 'timeline'>
  readonly recents: Recents
}

/**
 * Those with whom the worker was in touch on this number. Where nothing is kept of that, or it cannot be had, Proxy itself
 * knows of the last session. All at once, and then who of them is blocked.
 */
export async function workerFacts(
  { directory, callLog, recents }: WorkerContactPorts,
  contact: OutOfSession,
  worker: Member & { readonly phone: string },
  now: Date,
): Promise<WorkerFacts> {
  const permitted = <Contact extends Customer>(contacts: readonly Contact[]) =>
    unblocked(directory, worker.identity, contacts, now)

  const [known, chosen, [lastSession]] = await Promise.all([
    ifKnown(recents.of(worker.identity, contact.to), undefined, LONGEST_SEARCH_MILLISECONDS),
    contact.kind === 'call' ? ifKnown(chosenIn(callLog, contact.sid), undefined) : undefined,
    permitted(partnerIn(contact)),
  ])
  const { offered } = known ?? {}
  const contacts = withLast(known?.contacts ?? [], contact, recents)
  const inQuestion = contacts.filter(
    ({ key }, index) => index < MOST_OFFERED || key === chosen || offered?.includes(key),
  )
  return {
    worker,
    contacts: known && (await permitted(inQuestion)),
    lastSession: contacts.length === 0 ? lastSession : undefined,
    offered,
    chosen,
  }
}

/** Should an interaction not have been noted, Proxy knows of the last session: nobody else shall get what is meant for that customer. */
function withLast(
  noted: readonly RecentContact[],
  contact: OutOfSession,
  recents: Pick<Recents, 'keyOf'>,
): readonly RecentContact[] {
  const [newest] = noted
  const [last] = partnerIn(contact)
  if (!newest || !last || noted.some(({ customer }) => customer === last.customer)) return noted
  const added = { ...last, key: recents.keyOf(last.customer), at: contact.previous?.at ?? newest.at }
  return [added, ...noted].toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at))
}

/** Worth a longer wait than other facts: without them, a worker has to write again. */
const LONGEST_SEARCH_MILLISECONDS = 2_000

/** Those who are not kept from this worker, with what is written of their numbers. */
async function unblocked<Contact extends Customer>(
  directory: WorkerContactPorts['directory'],
  worker: string,
  contacts: readonly Contact[],
  now: Date,
): Promise<readonly (Contact & OnNumber)[]> {
  const checked = contacts.map(async (contact) => {
    const [blockedFrom, onNumber] = await Promise.all([
      directory.blockedFrom(contact.customer),
      writtenOf(directory, contact.number, worker, now),
    ])
    const isBlocked = blockedFrom === 'everybody' || blockedFrom.includes(worker)
    return isBlocked ? [] : [{ ...contact, ...onNumber }]
  })
  return (await Promise.all(checked)).flat()
}

async function writtenOf(
  directory: WorkerContactPorts['directory'],
  address: Address,
  worker: string,
  now: Date,
): Promise<OnNumber> {
  const { mode, rules, teams } = await numberOfSession(directory, address)
  const team = teams.find(({ members }) => members.some(({ identity }) => identity === worker))
  return { numberMode: mode, ends: endsOf(rules, team, now) }
}

function partnerIn({ previous }: OutOfSession): readonly Customer[] {
  if (!previous || !isPhoneNumber(previous.address) || !isPhoneNumber(previous.proxyNumber)) return []
  return [{ customer: previous.address, number: previous.proxyNumber }]
}

/** Whoever was asked twice in one call has chosen last what counts. */
async function chosenIn(callLog: WorkerContactPorts['callLog'], callSid: string): Promise<string | undefined> {
  const events = await callLog.timeline(callSid)
  const choices = events.filter((event) => event.kind === 'customer-chosen')
  return choices.toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at))[0]?.key
}
