import type { Binding, ConversationToRoute } from '../webhooks/conversation-routing'
import { add, assignment, type AddWorker, type Asked } from './add-worker'
import { isSomebody } from './address'
import {
  becomesTheirs,
  chooseWorkerInApp,
  isFirstContact,
  type Choice,
  type Facts as ChoiceFacts,
} from './choose-worker'
import type { BlockedFrom, Member, OwnNumber, Prompts, Team } from './directory'
import { keeperOf, knownWorker } from './keeper'
import { ANSWER_EVERY_SECONDS } from './out-of-session'
import { decideUnlisted } from './unlisted-number'
import type { WhyNobody } from './why-not'

/** Everything the decision may depend on. If it is not here, it does not matter. */
export interface Facts extends Omit<ChoiceFacts, 'customer' | 'contact' | 'keptFrom' | 'previousPhone' | 'elsewhere'> {
  /** Who of ours is in it, by identity. `undefined`: there is no such Conversation. */
  readonly workers: readonly string[] | undefined
  readonly blockedFrom: BlockedFrom
  /** `undefined`: it is not in the directory. */
  readonly number: OwnNumber | undefined
  /** Has the caller pressed a key for these teams? Else they are those of the number. */
  readonly chosenInMenu: boolean
  /** The other teams of the number and its menu. */
  readonly elsewhere: readonly Team[]
  /** Of the number. Without them, the built-in ones. */
  readonly prompts: Prompts | undefined
  /** Of a number that is not in the directory: who of those who know the customer is, by identity. */
  readonly stillOurs: readonly string[]
  /** The same: whose alone it is. */
  readonly owner: string | undefined
  /** Has everybody answered who was asked? */
  readonly isComplete: boolean
}

export type Decision =
  | AddWorker
  | {
      readonly kind: 'leave'
      readonly because: 'worker-in-conversation' | 'conversation-gone' | 'blocked'
      readonly alert?: true
    }
  | {
      readonly kind: 'nobody'
      readonly because: 'no-addresses' | 'number-not-in-directory' | 'no-team-members'
      readonly alert: true
    }

/** Who joins a Conversation that a customer has begun. Where nobody is free, somebody joins all the same: what is written waits in their app. */
export function decideConversationRouting({ conversationSid, binding }: ConversationToRoute, facts: Facts): Decision {
  const { workers, blockedFrom } = facts
  // Most often it is in another service than that of `.env`, and then so are all others.
  if (workers === undefined) return { kind: 'leave', because: 'conversation-gone', alert: true }
  if (workers.length > 0) return { kind: 'leave', because: 'worker-in-conversation' }
  if (!binding) return { kind: 'nobody', because: 'no-addresses', alert: true }
  if (blockedFrom === 'everybody') return { kind: 'leave', because: 'blocked' }

  const known: Asked = { ...facts, customer: binding.customer, keptFrom: blockedFrom }
  if (isSomebody(binding.customer)) return forCustomer(binding, known)
  // All who keep their number back have one address: none of them is the last one, nor the next.
  const anew = { ...known, customer: conversationSid, assignedTo: undefined, previousWorker: undefined }
  const decision = forCustomer(binding, anew)
  return decision.kind === 'add-worker' ? { ...decision, assign: undefined } : decision
}

function forCustomer(binding: Binding, known: Asked): Decision {
  const { number } = known
  if (!number) return decideUnlisted(binding, known)
  // A customer who belongs to nobody again does not come back to whom they last wrote, either.
  const asked = number.releaseOnClose ? { ...known, previousWorker: undefined } : known
  const choice = chooseWorkerInApp(asked)
  return choice.kind === 'worker' ? chosen(binding, choice, asked) : waiting(binding, choice.because, number, asked)
}

function chosen(binding: Binding, choice: Choice<Member> & { readonly kind: 'worker' }, asked: Asked): AddWorker {
  const { worker, because } = choice
  const strategy = asked.teams.find(({ id }) => id === choice.team)?.strategy
  return {
    ...add(binding, worker.identity, inWords(because, asked), asked),
    byTurn: because === 'first-contact' && isFirstContact(asked) && strategy === 'round-robin',
    assign: becomesTheirs(because) ? { insteadOf: asked.assignedTo } : undefined,
  }
}

function inWords(because: (Choice & { readonly kind: 'worker' })['because'], asked: Asked): AddWorker['because'] {
  if (because === 'previous-session') return 'previous-conversation'
  return because === 'first-contact' && asked.chosenInMenu ? 'chosen-in-menu' : because
}

function waiting(binding: Binding, because: WhyNobody, number: OwnNumber, asked: Asked): Decision {
  const ours = membersOf([...asked.teams, ...asked.elsewhere])
  const worker = knownWorker(ours, asked) ?? keeperOf(asked)
  if (worker === undefined) {
    const areKept = membersOf(asked.teams).length > 0
    return areKept ? { kind: 'leave', because: 'blocked' } : { kind: 'nobody', because: 'no-team-members', alert: true }
  }
  const { answerEverySeconds: onceInSeconds = ANSWER_EVERY_SECONDS } = number
  return {
    ...add(binding, worker, because, asked),
    assign: assignment(ours, asked),
    sayClosed: because === 'after-hours' ? { prompts: asked.prompts, onceInSeconds } : undefined,
  }
}

function membersOf(teams: readonly Team[]): readonly string[] {
  return teams.flatMap(({ members }) => members.map(({ identity }) => identity))
}
