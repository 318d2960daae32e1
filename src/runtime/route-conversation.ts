import { randomUUID } from 'node:crypto'
import type { AddWorker } from '../routing/add-worker'
import { decideConversationRouting, type Decision } from '../routing/conversation-routing'
import type { Prompts } from '../routing/prompts'
import { isRefused } from '../twilio/missing'
import { agreed, firstOf, LONGEST_STEP_MILLISECONDS, type Routing } from './agree-on-worker'
import { leaving } from './deadline'

/** Should it be for another reason than this worker, it is nobody's fault but ours, and the next ones are refused, too. */
const MOST_ASKED_TO_JOIN = 3

/** Kept of the Function's own time, so that it says that the worker is in. */
const FOR_THE_ANSWER_MILLISECONDS = 300

/** Brings the worker in, whatever else fails: somebody has to read what the customer writes. */
export async function routeConversation(
  first: Decision,
  on: Routing,
  closedWords: (prompts: Prompts | undefined) => string,
): Promise<Decision> {
  const chosen = await agreed(first, on)
  if (chosen.kind !== 'add-worker') return chosen
  const beginning = chosen.assign && firstOf(chosen, on)
  const decision = await joined(chosen, on)
  if (decision.kind !== 'add-worker') return decision

  const { customer, number, worker, assign, sayClosed } = decision
  const { assignments, givenAddresses } = on.ports
  const note = () => givenAddresses.note(worker, customer, number, on.now)
  const done = await Promise.all([
    inTime(note),
    sayClosed && inTime(() => tellClosed(on, decision, sayClosed.onceInSeconds, closedWords(sayClosed.prompts))),
    beginning,
    assign && worker !== chosen.worker && inTime(() => assignments.assign(customer, number, worker, chosen.worker)),
  ])
  return done.includes('failed') ? { ...decision, alert: true } : decision
}

/**
 * Conversations may refuse one worker for good, who is in as many as it allows, and take another. Whoever has just been given
 * the customer passes them on; whose customer it was before keeps them. Where all who are asked are refused, Frontline is told.
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
    const { assign } = decision
    const instead = { ...other, because: 'other-worker-refused', assign, alert: true } as const
    revise(instead)
    return joined(instead, { ...on, facts: others }, attempts + 1)
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

function inTime<Result>(work: () => Promise<Result>): Promise<Result | 'failed'> {
  return leaving(FOR_THE_ANSWER_MILLISECONDS, work, LONGEST_STEP_MILLISECONDS)
}
