import { randomUUID } from 'node:crypto'
import { decideConversationRouting, type AddWorker, type Decision } from '../routing/conversation-routing'
import type { Prompts } from '../routing/prompts'
import type { Known } from '../state/conversation-routing'
import type { Openings } from '../state/openings'
import { isRefused } from '../twilio/missing'
import type { ConversationToRoute } from '../webhooks/conversation-routing'
import { millisecondsLeft, withDeadline } from './deadline'
import type { Acting } from './define-function'
import type { Ports } from './ports'

export interface RoutingPorts extends Pick<
  Ports,
  'assignments' | 'turns' | 'frontlineConversations' | 'givenAddresses' | 'claims'
> {
  readonly openings: Pick<Openings, 'begin'>
}

export type Routing = Pick<Acting<ConversationToRoute, Known, Decision>, 'event' | 'facts' | 'now' | 'revise'> & {
  readonly ports: RoutingPorts
}

/** Each time something was learned: that it is no longer this turn, or whose customer this is. */
const MOST_ATTEMPTS = 5

/** Should it be for another reason than this worker, it is nobody's fault but ours, and the next ones are refused, too. */
const MOST_ASKED_TO_JOIN = 3

/** A caller hears it ring for five seconds, unless the number says otherwise, and then is told that nobody is there. */
const LONGEST_STEP_MILLISECONDS = 1_500

/** Kept of the Function's own time, so that it brings the worker in, and says so. */
const FOR_THE_WORKER_MILLISECONDS = 1_000
const FOR_THE_ANSWER_MILLISECONDS = 300

/**
 * Brings the worker in. Where the customer belongs to nobody yet, an assignment decides between two routings at once:
 *
 *   routing 1   assign worker-1 → worker-1                                   add worker-1 → added
 *   routing 2   assign worker-2 → worker-1   decide anew: theirs, worker-1   add worker-1 → there
 *
 * Where the customer belongs to somebody, two routings may still see differently who is away. The first of them decides:
 *
 *   routing 1   begin worker-1 → worker-1   add worker-1 → added
 *   routing 2   begin worker-2 → worker-1   add worker-1 → there
 *
 * Whatever else fails, the worker is brought in: somebody has to read what the customer writes.
 */
export async function routeConversation(
  first: Decision,
  on: Routing,
  closedWords: (prompts: Prompts | undefined) => string,
): Promise<Decision> {
  const chosen = await agreed(first, on)
  if (chosen.kind !== 'add-worker') return chosen

  const { ports, now } = on
  const decision = await joined(chosen.assign ? chosen : await firstOf(chosen, on), on)
  if (decision.kind !== 'add-worker') return decision
  const { customer, number, worker, sayClosed } = decision
  const done = await Promise.all([
    keeping(FOR_THE_ANSWER_MILLISECONDS, () => ports.givenAddresses.note(worker, customer, number, now)),
    sayClosed &&
      keeping(FOR_THE_ANSWER_MILLISECONDS, () =>
        tellClosed(on, decision, sayClosed.onceInSeconds, closedWords(sayClosed.prompts)),
      ),
  ])
  return done.includes('failed') ? { ...decision, alert: true } : decision
}

/**
 * Conversations may refuse one worker for good, who is in as many as it allows, and take another. Whose customer it is stays
 * as it is. Where all who are asked are refused, Frontline is told so.
 */
async function joined(decision: AddWorker, on: Routing, attempts = 1): Promise<Decision> {
  const { event, facts, ports, revise } = on
  try {
    const result = await ports.frontlineConversations.addWorker(event.conversationSid, decision.worker)
    return result === 'gone' ? { kind: 'leave', because: 'conversation-gone' } : decision
  } catch (error) {
    const { blockedFrom } = facts
    if (!isRefused(error) || attempts === MOST_ASKED_TO_JOIN || blockedFrom === 'everybody') throw error
    const others = { ...facts, blockedFrom: [...blockedFrom, decision.worker] }
    const other = decideConversationRouting(event, others)
    if (other.kind !== 'add-worker') throw error
    const instead = { ...other, because: 'other-worker-refused', assign: undefined, alert: true } as const
    revise(instead)
    return joined(instead, { ...on, facts: others }, attempts + 1)
  }
}

/** Whoever came first to this Conversation decides who joins. Without anybody's word, our own choice does. */
async function firstOf(chosen: AddWorker, { ports, event, now }: Routing): Promise<AddWorker> {
  const conversation = { customer: chosen.customer, number: event.conversationSid }
  const begun = await keeping(FOR_THE_WORKER_MILLISECONDS, () => ports.openings.begin(conversation, chosen.worker, now))
  return begun === 'failed' ? { ...chosen, alert: true } : { ...chosen, worker: begun.holder }
}

/** The decision with which all others agree who are at it now. */
async function agreed(first: Decision, { event, facts, ports, revise }: Routing): Promise<Decision> {
  let decision = first
  let known = facts
  for (let attempts = 1; attempts <= MOST_ATTEMPTS && decision.kind === 'add-worker'; attempts++) {
    const choice = decision
    const learned = await keeping(FOR_THE_WORKER_MILLISECONDS, () => learnedOf(ports, choice, known))
    if (learned === 'failed') return { ...choice, alert: true }
    if (learned === 'agreed') return choice
    known = { ...known, ...learned }
    decision = revise(decideConversationRouting(event, known))
  }
  return decision
}

async function learnedOf(
  { assignments, turns }: Routing['ports'],
  { customer, number, worker, assign, byTurn }: AddWorker,
  { teams, turn, absences, unavailable = [] }: Known,
): Promise<Partial<Known> | 'agreed'> {
  const team = teams[0]?.id
  if (byTurn && team !== undefined && !(await turns.take(team, customer, turn))) {
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

/** Once in this time. What could not be said is not said later: then, we may be open. */
async function tellClosed(
  { ports: { claims, frontlineConversations }, event }: Routing,
  { customer, number }: AddWorker,
  onceInSeconds: number,
  words: string,
): Promise<void> {
  if (await claims.claimFor(randomUUID(), onceInSeconds, 'answered', customer, number))
    await frontlineConversations.say(event.conversationSid, words)
}

/** A step, as long as it leaves this much of the Function's time. */
async function keeping<Result>(keptMilliseconds: number, work: () => Promise<Result>): Promise<Result | 'failed'> {
  try {
    const milliseconds = Math.min(LONGEST_STEP_MILLISECONDS, millisecondsLeft() - keptMilliseconds)
    return await withDeadline(Math.max(0, milliseconds), work)
  } catch {
    return 'failed'
  }
}
