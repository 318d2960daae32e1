import type { Decision, Facts, OpenSession } from '../routing/out-of-session'
import type { Assignments } from './assignments'
import { Contended, pause } from './again'
import type { Leases } from './leases'
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
    if (!learned) return decision
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
 */
async function engage(
  { assignments, leases, turns }: EngagementPorts,
  { customer, number, worker: { identity }, capacity, byTurn, assign }: OpenSession,
  { teams = [], turn, openSessions }: Known,
  takesTurn: boolean,
): Promise<Learned | undefined> {
  const team = teams[0]?.id
  if (byTurn && takesTurn && team !== undefined && !(await turns.take(team, customer, turn))) {
    return { turn: await turns.read(team, customer) }
  }
  const [place, owner] = await Promise.all([
    capacity === undefined ? undefined : leases.take(identity, capacity, { customer, number }),
    assign ? assignments.assign(customer, number, identity, assign.insteadOf) : identity,
  ])
  if (owner !== identity) {
    // What fails here costs a place until its time is over, and is no reason to keep a caller waiting.
    if (typeof place === 'object') await place.giveBack().catch(() => undefined)
    return { assignedTo: owner }
  }
  if (place !== 'full') return undefined
  const full = new Map(openSessions).set(identity, capacity ?? 0)
  return assign ? { openSessions: full, givenInVainTo: identity } : { openSessions: full }
}
