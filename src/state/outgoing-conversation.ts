import { candidatesFor, type Facts } from '../routing/outgoing-conversation'
import type { FrontlineConversations } from '../twilio/frontline-conversations'
import type { OutgoingConversation } from '../webhooks/outgoing-conversation'
import type { Assignments } from './assignments'
import type { Directory } from './directory'
import type { GivenAddresses } from './given-addresses'
import { ifAnswered } from './if-known'

export interface OutgoingConversationPorts {
  readonly directory: Pick<Directory, 'worker'>
  readonly givenAddresses: Pick<GivenAddresses, 'find'>
  readonly assignments: Pick<Assignments, 'find'>
  readonly frontlineConversations: Pick<FrontlineConversations, 'addressesInUse'>
}

/** Half of the time there is: the rest is for giving the address out. */
const LONGEST_WAIT_MILLISECONDS = 2_000

/**
 * All at once: in a warm container one round trip. Only the directory has to answer: Frontline itself refuses an address that
 * is in use, and the decision says that nobody could be asked.
 */
export async function factsOutgoingConversation(
  ports: OutgoingConversationPorts,
  start: OutgoingConversation,
): Promise<Facts> {
  const { directory, givenAddresses, frontlineConversations } = ports
  const asked = directory.worker(start.worker)
  const remembered = Promise.all([givenAddresses.find(start.worker, start.customer), assignedOn(ports, start, asked)])
  const [worker, known, inUse] = await Promise.all([
    asked,
    ifAnswered(remembered, undefined, LONGEST_WAIT_MILLISECONDS),
    ifAnswered(frontlineConversations.addressesInUse(start.customer), undefined, LONGEST_WAIT_MILLISECONDS),
  ])
  const [given, assigned] = known ?? []
  return {
    worker,
    known: assigned && (given === undefined ? assigned : [given, ...assigned]),
    inUse,
    beingGiven: [],
  }
}

/**
 * All assignments of a customer lie in one Map, which Sync lets us read 20 times a second. Whoever has more addresses is
 * known by those that were given, and by an assignment only on the first of them.
 */
const MOST_ASKED = 10

/** The worker's addresses on which the customer belongs to this worker. */
async function assignedOn(
  { assignments }: Pick<OutgoingConversationPorts, 'assignments'>,
  start: OutgoingConversation,
  asked: ReturnType<Directory['worker']>,
) {
  const worker = await asked
  const candidates = worker ? candidatesFor(start, worker).slice(0, MOST_ASKED) : []
  const owners = await Promise.all(
    candidates.map(async ({ address }) => ({ address, owner: await assignments.find(start.customer, address) })),
  )
  return owners.filter(({ owner }) => owner === start.worker).map(({ address }) => address)
}
