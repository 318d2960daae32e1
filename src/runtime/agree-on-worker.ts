import type { AddWorker } from '../routing/add-worker'
import { decideConversationRouting, type Decision } from '../routing/conversation-routing'
import type { Known } from '../state/conversation-routing'
import type { Openings } from '../state/openings'
import type { FrontlineConversations } from '../twilio/frontline-conversations'
import type { ConversationToRoute } from '../webhooks/conversation-routing'
import { leaving } from './deadline'
import type { Acting } from './define-function'
import type { Ports } from './ports'

export interface RoutingPorts extends Pick<Ports, 'assignments' | 'turns' | 'givenAddresses' | 'claims'> {
  readonly openings: Pick<Openings, 'begin'>
  readonly frontlineConversations: Pick<FrontlineConversations, 'addWorker' | 'say'>
}

export type Routing = Pick<Acting<ConversationToRoute, Known, Decision>, 'event' | 'facts' | 'now' | 'revise'> & {
  readonly ports: RoutingPorts
}

/** Each time something was learned: that it is no longer this turn, or whose customer this is. */
const MOST_ATTEMPTS = 8

/** Where many come at once, some of them are given to somebody whose turn it has just been. */
const MOST_TURNS = 5

/** A caller hears it ring for five seconds, unless the number says otherwise, and then is told that nobody is there. */
export const LONGEST_STEP_MILLISECONDS = 1_500

/** Kept of the Function's own time, so that it brings the worker in, and says so. */
const FOR_THE_WORKER_MILLISECONDS = 1_000

/**
 * The decision with which all others agree who are at it now. Where the customer belongs to nobody yet, an assignment decides
 * between two routings at once:
 *
 *   routing 1   assign worker-1 → worker-1                                   add worker-1 → added
 *   routing 2   assign worker-2 → worker-1   decide anew: theirs, worker-1   add worker-1 → there
 *
 * Where the customer belongs to somebody, two routings may still see differently who is away. The first of them decides, who
 * may also have just assigned the customer:
 *
 *   routing 1   begin worker-1 → worker-1   add worker-1 → added
 *   routing 2   begin worker-2 → worker-1   add worker-1 → there
 */
export async function agreed(first: Decision, on: Routing): Promise<Decision> {
  const { event, facts, ports, revise } = on
  let decision = first
  let known = facts
  for (let attempts = 1; attempts <= MOST_ATTEMPTS && decision.kind === 'add-worker'; attempts++) {
    const choice = decision
    const learned = await inTime(() => learnedOf(ports, choice, known, attempts <= MOST_TURNS))
    if (learned === 'failed') return { ...choice, alert: true }
    if (learned === 'agreed') return choice.assign ? choice : firstOf(choice, on)
    known = { ...known, ...learned }
    decision = revise(decideConversationRouting(event, known))
  }
  return decision
}

async function learnedOf(
  { assignments, turns }: Routing['ports'],
  { customer, number, worker, assign, byTurn }: AddWorker,
  { teams, turn, absences, unavailable = [] }: Known,
  takesTurn: boolean,
): Promise<Partial<Known> | 'agreed'> {
  const team = teams[0]?.id
  if (byTurn && takesTurn && team !== undefined && !(await turns.take(team, customer, turn))) {
    return { turn: await turns.read(team, customer, turn.contact) }
  }
  const owner = assign ? await assignments.assign(customer, number, worker, assign.insteadOf) : worker
  if (owner === worker) return 'agreed'
  // Another routing has just found them free. Where we take them for away, one of us two is behind the times.
  return {
    assignedTo: owner,
    absences: absences.filter((absence) => absence.worker !== owner),
    unavailable: unavailable.filter((identity) => identity !== owner),
  }
}

/** Whoever came first to this Conversation decides who joins. Without anybody's word, our own choice does. */
export async function firstOf(chosen: AddWorker, { ports, event, now }: Routing): Promise<AddWorker> {
  const conversation = { customer: chosen.customer, number: event.conversationSid }
  const begun = await inTime(() => ports.openings.begin(conversation, chosen.worker, now))
  return begun === 'failed' ? { ...chosen, alert: true } : { ...chosen, worker: begun.holder }
}

function inTime<Result>(work: () => Promise<Result>): Promise<Result | 'failed'> {
  return leaving(FOR_THE_WORKER_MILLISECONDS, work, LONGEST_STEP_MILLISECONDS)
}
