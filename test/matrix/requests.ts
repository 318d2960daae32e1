import { paths, type Path } from '../../src/runtime/paths'
import { goodRequests, type GoodRequest, type Params } from '../support/good-requests'
import { ask } from './ask'
import { announcing } from './announcing'
import { inFrontline } from './in-frontline'
import { throughProxy } from './through-proxy'
import type { Memory } from './memory'
import { numbers } from './routing'
import type { World } from './world'

/** A request to a Function when all is well. */
export interface Request {
  readonly path: Path
  /** What is special about it, for the page. Each Function has one about which nothing is. */
  readonly when?: string
  readonly params: Params
  readonly expected: Pick<GoodRequest, 'status' | 'contentType'>
  /** Is remembered what should be? Left out where there is nothing to remember. */
  readonly remembered?: (memory: Memory, params: Params, world: World) => Promise<boolean>
  /** What has happened before. */
  readonly before?: (world: World) => unknown
  /** What is known of it only when that has happened. */
  readonly completedIn?: (world: World) => Promise<Params>
  /** To which other decision it may come where Sync cannot be asked. */
  readonly instead?: string
  /** Is somebody told something? */
  readonly tells?: true
}

const described = [...announcing, ...inFrontline]

/** One for each Function, and with it those in which it asks for more. */
const ordinary = Object.values(paths)
  .filter((path) => !described.some((request) => request.path === path && request.when === undefined))
  .map((path): Request => {
    const { params, remembered, ...expected } = goodRequests[path]
    return { path, params: params(1), expected, ...(remembered && { remembered }) }
  })

const good = (path: Path, params: Params) => ({
  path,
  params: { ...goodRequests[path].params(1), ...params },
  expected: goodRequests[path],
})
const called = (To: string, params: Params = {}) => good(paths.incomingCall, { ...params, To })
const session = (To: string) => good(paths.outOfSession, { To })

const inTimeline =
  (kind: 'result' | 'menu') =>
  async (memory: Memory, { CallSid = '' }: Params) =>
    (await memory.timeline(CallSid)).some((event) => event.kind === kind)

const isChosen = async (memory: Memory, params: Params) =>
  (await inTimeline('menu')(memory, params)) &&
  (await memory.chosenTeam(params['From'] ?? '', numbers.menu)) !== undefined

const placeIsHeld = async (memory: Memory, { From = '', To = '' }: Params) => {
  const worker = await memory.assignedTo(From, To)
  return worker !== undefined && (await memory.openSessions(worker)) === 1
}

const turnIsTaken = async (memory: Memory, { From = '', To = '' }: Params) =>
  (await memory.assignedTo(From, To)) !== undefined && (await memory.isTurnTaken('by-turns', From))

const nobodyJoined = good(paths.connectAction, { Result: 'no-other-participants', DialCallStatus: '' })

/** Twilio has made a Conversation for the caller, and no worker came. */
const emptyConversation = ({ twin: { conversations } }: World) => {
  const { From = '', To = '' } = nobodyJoined.params
  return conversations.addCustomer(conversations.create().sid, { address: From, proxyAddress: To })
}

const isCleanedUp: Request['remembered'] = async (memory, params, { twin: { conversations } }) =>
  (await inTimeline('result')(memory, params)) && conversations.list().length === 0

export const requests: readonly Request[] = [
  ...ordinary,
  ...described,
  { ...called('+12025550199'), when: 'a number that is not ours' },
  { ...called(numbers.closed), when: 'after hours', remembered: inTimeline('result') },
  { ...called(numbers.menu, { Digits: '1', menu: '1' }), when: 'a key of the menu', remembered: isChosen },
  { ...nobodyJoined, when: 'no other participants', before: emptyConversation, remembered: isCleanedUp },
  { ...session(numbers.leastBusy), when: 'least busy', remembered: placeIsHeld },
  { ...session(numbers.byTurns), when: 'round robin', remembered: turnIsTaken },
  { ...session(numbers.capacity), when: 'capacity', remembered: placeIsHeld },
  {
    ...session(numbers.capacity),
    when: 'capacity, known customer',
    before: ({ start }) => ask(start(), session(numbers.capacity)),
  },
  ...throughProxy,
]
