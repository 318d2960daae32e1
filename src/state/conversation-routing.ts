import { isSomebody, type Address } from '../routing/address'
import type { Facts } from '../routing/conversation-routing'
import type { Team } from '../routing/directory'
import { menuTeams } from '../routing/menu-teams'
import type { FrontlineConversations } from '../twilio/frontline-conversations'
import type { FrontlineUsers } from '../twilio/frontline-users'
import type { Binding, ConversationToRoute } from '../webhooks/conversation-routing'
import { answering, type AnsweringPorts } from './answering'
import type { Assignments } from './assignments'
import type { ChosenTeams } from './chosen-teams'
import type { Directory } from './directory'
import { unavailableIn } from './frontline-availability'
import { newLearning, type Learning } from './learning'
import { ourAddress } from './our-address'
import { noTurn, type Turn } from './turns'

export interface ConversationRoutingPorts extends AnsweringPorts {
  readonly assignments: Pick<Assignments, 'find'>
  readonly chosenTeams: Pick<ChosenTeams, 'find'>
  readonly frontlineConversations: Pick<FrontlineConversations, 'workersIn' | 'lastWorker'>
  readonly frontlineUsers: FrontlineUsers
}

export type Known = Facts & { readonly turn: Turn }
type OfBinding = Omit<Known, 'workers' | 'now'>

const nothingKnown: OfBinding = {
  assignedTo: undefined,
  previousWorker: undefined,
  blockedFrom: [],
  number: undefined,
  teams: [],
  elsewhere: [],
  chosenInMenu: false,
  prompts: undefined,
  absences: [],
  unavailable: [],
  openSessions: new Map(),
  turn: noTurn,
  stillOurs: [],
  owner: undefined,
  isComplete: true,
}

/**
 * All at once: in a warm container one round trip, two for the last Conversation, and for turns of a number with a menu.
 * Only the directory and the Conversation have to answer; it is not asked by whoever has just seen who is in it.
 */
export async function factsConversationRouting(
  ports: ConversationRoutingPorts,
  { conversationSid, binding }: ConversationToRoute,
  now: Date,
  seen?: readonly string[],
): Promise<Known> {
  const [inConversation, known] = await Promise.all([
    seen ?? ports.frontlineConversations.workersIn(conversationSid),
    binding ? knownOf(ports, binding, conversationSid) : nothingKnown,
  ])
  // A customer who chats has an identity, too.
  const workers = inConversation && !binding ? await listedOf(ports.directory, inConversation) : inConversation
  return { ...known, workers, now }
}

async function knownOf(all: ConversationRoutingPorts, binding: Binding, conversationSid: string): Promise<OfBinding> {
  const numberAt = async (address: Address) => (await ourAddress(all.directory, address)).number
  const ports = { ...all, directory: { ...all.directory, number: numberAt } }
  const { directory, assignments, frontlineConversations, leases, turns } = ports
  const { customer, number } = binding
  // Whoever keeps their number back was never here before, as far as anybody can know.
  const isOne = isSomebody(customer)
  const learning = newLearning()
  const { ifLearned } = learning
  const answeringPorts = {
    ...ports,
    leases: { ...leases, count: (...of: CountOf) => ifLearned(leases.count(...of), new Map<string, number>()) },
    turns: { ...turns, read: (...of: TurnOf) => ifLearned(turns.read(...of), { ...noTurn, contact: conversationSid }) },
  }

  const found = teamsFor(ports, binding, learning)
  const [answers, { elsewhere, isChosen }, unavailable, assignedTo, previousWorker, blockedFrom] = await Promise.all([
    answering(answeringPorts, number, { customer, contact: conversationSid }, async () => (await found).asked),
    found,
    found.then(({ teams, elsewhere }) => unavailableIn(ports.frontlineUsers, [...teams, ...elsewhere], ifLearned)),
    isOne ? ifLearned(assignments.find(customer, number), undefined) : undefined,
    isOne ? ifLearned(frontlineConversations.lastWorker(customer, number), undefined) : undefined,
    ifLearned(directory.blockedFrom(customer), []),
  ])
  const knowing = [assignedTo, previousWorker].filter((identity) => identity !== undefined)
  const [stillOurs, owner] = answers.number
    ? [[], undefined]
    : await Promise.all([listedOf(directory, knowing), ownerAt(all.directory, number)])
  const learned = { assignedTo, previousWorker, blockedFrom, unavailable, stillOurs, owner }
  return { ...answers, ...learned, elsewhere, chosenInMenu: isChosen, isComplete: learning.isComplete() }
}

const ownerAt = async (directory: Directory, address: Address) => (await ourAddress(directory, address)).owner

type TurnOf = Parameters<AnsweringPorts['turns']['read']>
type CountOf = Parameters<AnsweringPorts['leases']['count']>

/** Whoever has no menu has chosen nothing, and waits for nothing. */
async function teamsFor(
  { directory, chosenTeams }: ConversationRoutingPorts,
  { customer, number: address }: Binding,
  { ifLearned }: Learning,
) {
  const number = await directory.number(address)
  if (!number) return { asked: [], teams: [], elsewhere: [], isChosen: false }
  const chosen = number.menu && (await ifLearned(chosenTeams.find(customer, address), undefined))
  const { asked, others, isChosen } = menuTeams(number, chosen)
  const [teams, elsewhere] = await Promise.all([teamsOf(directory, asked), teamsOf(directory, others)])
  return { asked, teams, elsewhere, isChosen }
}

async function teamsOf({ team }: Directory, ids: readonly string[]): Promise<readonly Team[]> {
  return (await Promise.all(ids.map(team))).filter((found) => found !== undefined)
}

/** Of these identities, those that the directory knows. */
async function listedOf({ worker }: Directory, identities: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(identities.map(worker))
  return identities.filter((_, n) => found[n])
}
