import { paths } from '../../src/runtime/paths'
import { joseph } from '../fixtures/crm'
import { goodRequests, type Params } from '../support/good-requests'
import { workerOf, workers } from '../support/routing'
import { noon } from './noon'
import type { Request } from './requests'
import { joansOwn, numbers } from './routing'
import type { World } from './world'

const { ada, grace } = workers
const gracesOwn = '+12025550112'
const customer = '+13035550001'
const listed = { ...joseph, worker: ada.identity, channels: [{ type: 'sms', value: customer } as const] }
const isListed = ({ before }: World) => before.listCustomers([listed])

const good = (path: Request['path'], params: Params = {}) => ({
  path,
  params: { ...goodRequests[path].params(1), ...params },
  expected: goodRequests[path],
})

/** The customer's, on this number, with these workers in it. */
const conversation =
  (number: string, ...identities: readonly string[]) =>
  async ({ twin: { conversations } }: World): Promise<Params> => {
    const { sid } = conversations.create()
    conversations.addCustomer(sid, { address: customer, proxyAddress: number })
    for (const identity of identities) conversations.addWorker(sid, identity)
    return { ConversationSid: sid }
  }

const workerIn = ({ twin: { conversations } }: World, { ConversationSid = '' }: Params) =>
  conversations.fetch(ConversationSid).participants.find(({ identity }) => identity !== undefined)?.identity

/** Whoever has joined has the customer from now on, and is known by the number. */
const isTheirs: Request['remembered'] = async (memory, params, world) => {
  const number = params['MessagingBinding.ProxyAddress'] ?? ''
  const worker = workerIn(world, params)
  if (worker === undefined || (await memory.given(worker, customer)) !== number) return false
  return (await memory.assignedTo(customer, number)) === worker
}

const routed = (number: string) => ({
  ...good(paths.conversationRouting, { 'MessagingBinding.ProxyAddress': number }),
  completedIn: conversation(number),
  remembered: isTheirs,
})

/** Not the one whom the team would choose. */
const owner = workerOf(customer) === ada ? grace : ada

const isAssignedOn =
  (number: string) =>
  ({ before: { assignments } }: World) =>
    assignments.assign(customer, number, owner.identity)

const wasThereBefore = async (world: World) => {
  const { ConversationSid = '' } = await conversation(numbers.frontline, owner.identity)(world)
  world.twin.conversations.setState(ConversationSid, 'closed')
}

const routing: readonly Request[] = [
  { ...routed(numbers.frontline), before: isAssignedOn(numbers.frontline) },
  { ...routed(numbers.frontline), when: 'a first contact' },
  { ...routed(numbers.frontline), when: 'a Conversation before', before: wasThereBefore },
  { ...routed(numbers.appByTurns), when: 'round robin' },
  { ...routed(joansOwn), when: 'a worker’s own address' },
  {
    ...routed(numbers.asksAvailability),
    when: 'Frontline’s switch',
    before: ({ twin: { frontlineUsers } }) => frontlineUsers.signIn([ada.identity, grace.identity]),
  },
  {
    ...routed(numbers.menu),
    when: 'a key of the menu',
    before: ({ before: { chosenTeams } }) => chosenTeams.note(customer, numbers.menu, 'advice'),
  },
  { ...routed(numbers.closed), when: 'after hours', tells: true },
]

const outgoing = good(paths.outgoingConversation)

const isGiven: Request['remembered'] = async (memory) => (await memory.given(grace.identity, customer)) !== undefined

const starting: readonly Request[] = [
  { ...outgoing, remembered: isGiven },
  {
    ...outgoing,
    when: 'a known address',
    before: ({ before: { givenAddresses } }) =>
      givenAddresses.note(grace.identity, customer, numbers.recorded, new Date(noon.getTime() - 1_000)),
    remembered: isGiven,
  },
  {
    ...outgoing,
    when: 'an address being given',
    before: ({ before: { openings } }) => openings.begin({ customer, number: gracesOwn }, ada.identity, noon),
    remembered: isGiven,
  },
]

const joined = async (world: World): Promise<Params> => {
  const params = await conversation(numbers.frontline)(world)
  const [participant] = world.twin.conversations.fetch(params['ConversationSid'] ?? '').participants
  return { ...params, ParticipantSid: participant?.sid ?? '' }
}

const isDescribed: Request['remembered'] = async (_memory, { ConversationSid = '' }, { twin: { conversations } }) =>
  conversations.fetch(ConversationSid).participants.some(({ attributes }) => attributes.includes(joseph.id))

const closed = async (world: World): Promise<Params> => {
  const params = await conversation(numbers.releases, owner.identity)(world)
  world.twin.conversations.setState(params['ConversationSid'] ?? '', 'closed')
  return params
}

const events: readonly Request[] = [
  { ...good(paths.conversations), when: 'a customer of the list', before: isListed },
  {
    ...good(paths.conversations, { EventType: 'onParticipantAdded' }),
    when: 'a customer of the list joins',
    before: isListed,
    completedIn: joined,
    remembered: isDescribed,
  },
  {
    ...good(paths.conversations, { EventType: 'onMessageAdded' }),
    when: 'a text that a worker can read',
    completedIn: conversation(numbers.frontline, owner.identity),
  },
  {
    ...good(paths.conversations, { EventType: 'onMessageAdded' }),
    when: 'a text that nobody would read',
    completedIn: conversation(numbers.frontline),
    remembered: async (memory, params, world) =>
      isTheirs(memory, { ...params, 'MessagingBinding.ProxyAddress': numbers.frontline }, world),
  },
  {
    ...good(paths.conversations, { EventType: 'onConversationStateUpdated', StateTo: 'closed' }),
    when: 'a closed Conversation',
    before: isAssignedOn(numbers.releases),
    completedIn: closed,
    remembered: async (memory) => (await memory.assignedTo(customer, numbers.releases)) === undefined,
  },
]

const lists: readonly Request[] = [
  { ...good(paths.crm, { Query: 'jos' }), when: 'a search', before: isListed },
  {
    ...good(paths.crm, { Location: 'GetCustomerDetailsByCustomerId', CustomerId: joseph.id }),
    when: 'one customer',
    before: isListed,
  },
  {
    ...good(paths.templates, { CustomerId: joseph.id }),
    expected: { status: 200, contentType: /^application\/json\b/ },
    before: isListed,
  },
]

/** All that comes of Frontline's questions. */
export const inFrontline: readonly Request[] = [...routing, ...starting, ...events, ...lists]
