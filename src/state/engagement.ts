import type { Decision, Facts, OpenSession } from '../routing/out-of-session'
import type { Assignments } from './assignments'
import { Contended, pause } from './again'
import { LONGEST_TTL_SECONDS } from './items'
import type { HeldPlace, Leases } from './leases'
import { isUnavailable } from './sync-errors'
import type { Turn, Turns } from './turns'

export interface EngagementPorts {
  readonly assignments: Assignments
  readonly leases: Leases
  readonly turns: Turns
}

type Known = Facts & { readonly turn: Turn }

/** What others have done meanwhile. */
type Learned = Partial<Pick<Known, 'turn' | 'assignedTo' | 'openSessions' | 'givenInVainTo'>>

/** Each time something was learned: that another worker is full, whose customer this is, that it is no longer this turn. */
const MOST_ATTEMPTS = 100

/** Where many come at once, some of them are put through to somebody whose turn it has just been. */
const MOST_TURNS = 5

/**
 * Makes the choice of a worker stand. Whatever stands in its way is something learned, with which it is decided anew.
 * Returns the decision that stands.
 */
export async function engaged(
  ports: EngagementPorts,
  first: Decision,
  facts: Known,
  decide: (facts: Facts) => Decision,
): Promise<Decision> {
  let decision = first
  let known = facts
  for (let attempts = 1; decision.kind === 'session'; attempts++) {
    const learned = await engage(ports, decision, known, attempts <= MOST_TURNS)
    if ('stands' in learned) return learned.stands
    if (attempts === MOST_ATTEMPTS) throw new Contended(attempts)
    if ('turn' in learned) await pause(attempts)
    known = { ...known, ...learned }
    decision = decide(known)
  }
  return decision
}

/**
 * The place and the customer are asked for at once, which spares the caller a round trip. Where only the customer could be
 * had, the worker is full, and the next decision passes the customer on. Where only the place could be had, it is given
 * back:
 *
 *   contact 1   take a place of worker-1 → held   assign worker-1 → worker-1                               ⇒ worker-1
 *   contact 2   take a place of worker-2 → held   assign worker-2 → worker-1   give back   decide anew …   ⇒ worker-1
 *
 * A number that is kept for a worker has one place, because the worker could not tell two customers apart. Where it is
 * taken, or nobody knows, Proxy chooses another.
 */
async function engage(
  { assignments, leases, turns }: EngagementPorts,
  decision: OpenSession,
  { teams, turn, openSessions, now }: Known,
  takesTurn: boolean,
): Promise<Learned | { readonly stands: OpenSession }> {
  const { customer, number, worker, reservedNumber, capacity, byTurn, assign } = decision
  const { identity } = worker
  const session = { customer, number, ttlSeconds: secondsFor(decision, now) }
  const team = teams[0]?.id
  if (byTurn && takesTurn && team !== undefined && !(await turns.take(team, customer, turn))) {
    return { turn: await turns.read(team, customer, turn.contact) }
  }
  const [place, owner, reserved] = await Promise.all([
    capacity === undefined ? undefined : leases.take(identity, capacity, session),
    assign ? assignments.assign(customer, number, identity, assign.insteadOf) : identity,
    reservedNumber === undefined ? undefined : leases.take(reservedNumber, 1, session).catch(unlessUnavailable),
  ])
  const giveBack = (...held: readonly (HeldPlace | 'full' | undefined)[]) =>
    // What fails here costs a place until its time is over, and is no reason to keep a caller waiting.
    Promise.all(
      held.filter((place) => typeof place === 'object').map((place) => place.giveBack().catch(() => undefined)),
    )
  if (owner !== identity) {
    await giveBack(place, reserved)
    return { assignedTo: owner }
  }
  if (place !== 'full') return { stands: reserved === 'full' ? { ...decision, reservedNumber: undefined } : decision }
  await giveBack(reserved)
  const full = new Map(openSessions).set(identity, capacity ?? 0)
  return assign ? { openSessions: full, givenInVainTo: identity } : { openSessions: full }
}

/** Proxy counts from when it has made the session, which is later. */
const MAKING_SECONDS = 30

/** As long as Proxy lets the session be. */
export function secondsFor(
  { dateExpiry, ttlSeconds }: Pick<OpenSession, 'dateExpiry' | 'ttlSeconds'>,
  now: Date,
): number {
  const seconds = dateExpiry ? Math.ceil((dateExpiry.getTime() - now.getTime()) / 1000) : ttlSeconds
  return Math.min(seconds + MAKING_SECONDS, LONGEST_TTL_SECONDS)
}

function unlessUnavailable(error: unknown): 'full' {
  if (isUnavailable(error)) return 'full'
  throw error
}
