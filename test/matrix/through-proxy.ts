import { paths } from '../../src/runtime/paths'
import { goodRequests, type Params } from '../support/good-requests'
import type { Memory } from './memory'
import { noon } from './noon'
import type { Request } from './requests'
import { busy, joan, numbers, seen } from './routing'
import { secretKey } from './secret'
import type { World } from './world'

const at = noon.toISOString()
const xml = { status: 200, contentType: /^application\/xml\b/ }
const customers = ['+13035550001', '+13035550002'] as const
const [customer] = customers

const asked = goodRequests[paths.outOfSession]
const called = (params: Params) => ({
  path: paths.outOfSession,
  params: { ...asked.params(1), ...params },
  expected: asked,
})
const written = (params: Params) => ({
  path: paths.outOfSession,
  params: { MessageSid: `SM${'1'.repeat(32)}`, From: customer, Body: 'Hello', ...params },
  expected: xml,
})

/** As Proxy tells of it whenever there was one. */
const lastSession = (to: string): Params => ({
  inboundParticipantIdentifier: customer,
  inboundParticipantProxyIdentifier: numbers.proxy,
  outboundParticipantIdentifier: joan.phone,
  outboundParticipantProxyIdentifier: to,
})

/** The worker was in touch with the first so many of the customers. */
const inTouchWith =
  (count: number, to: string) =>
  async ({ before: { recents } }: World) => {
    for (const customer of customers.slice(0, count)) {
      await recents.note(joan.identity, to, { customer, number: numbers.proxy, at })
    }
  }

const keys = customers.map((customer) => secretKey('customer', customer))

const anotherIsMakingIt = ({ before: { openings } }: World) =>
  openings.begin({ customer, number: numbers.proxy }, `CA${'9'.repeat(32)}`, noon)

const listIsShown = async (world: World) => {
  await inTouchWith(2, seen.usual)(world)
  await world.before.recents.offer(joan.identity, seen.usual, keys)
}

const isNumberKept = async (memory: Memory) => (await memory.openSessions(seen.kept)) === 1

const outOfSession: readonly Request[] = [
  // Where nobody can say whether that number is free, Proxy chooses another.
  {
    ...called({ To: numbers.reserved }),
    when: 'a number kept for the worker',
    remembered: async (memory) => (await memory.assignedTo(customer, numbers.reserved)) === joan.identity,
  },
  { ...called({}), expected: xml, when: 'a session being made', before: anotherIsMakingIt, instead: 'session' },
  {
    ...called({ From: joan.phone, To: seen.kept, ...lastSession(seen.kept) }),
    expected: xml,
    when: 'a worker calls back',
    before: inTouchWith(1, seen.kept),
    instead: 'session-back',
    remembered: isNumberKept,
  },
  {
    ...written({ From: joan.phone, To: seen.usual, ...lastSession(seen.usual) }),
    when: 'a worker writes back',
    before: inTouchWith(2, seen.usual),
    instead: 'no-customer',
    remembered: (memory) => memory.isOffered(joan.identity, seen.usual),
  },
  {
    ...written({ From: joan.phone, To: seen.usual, Body: '2', ...lastSession(seen.usual) }),
    when: 'a worker’s choice',
    before: listIsShown,
    instead: 'no-customer',
    remembered: async (_memory, _params, { twin: { proxy } }) => proxy.findOpen(joan.phone, seen.usual) !== undefined,
  },
  {
    ...called({ To: numbers.proxyClosed }),
    expected: xml,
    when: 'after hours',
    remembered: async (memory, { CallSid = '' }) => (await memory.timeline(CallSid)).length === 1,
  },
  { ...written({ To: numbers.proxyClosed }), when: 'a text after hours', tells: true },
]

/** Of the two a session is open, of which a place is held. */
const session =
  (number: string, worker: { readonly identity: string; readonly phone: string }) =>
  async ({ twin: { proxy }, before: { leases } }: World): Promise<Params> => {
    const { sid } = proxy.createSession({})
    proxy.addParticipant(sid, customer, number)
    proxy.addParticipant(sid, worker.phone, seen.usual)
    await leases.take(worker.identity, 2, { customer, number })
    return { interactionSessionSid: sid }
  }

const good = (path: typeof paths.intercept | typeof paths.interaction, params: Params = {}) => ({
  path,
  params: { ...goodRequests[path].params(1), ...params },
  expected: goodRequests[path],
})

const isNoted: Request['remembered'] = async (memory, { inboundResourceSid = '' }) =>
  (await memory.timeline(inboundResourceSid)).length === 1 && (await memory.inTouch(busy.identity, seen.usual)) === 1

const isOver: Request['remembered'] = async (memory, params, world) => {
  const { client, account } = world.twin
  const { interactionSessionSid = '' } = params
  const { status } = await client.proxy.v1.services(account.proxyServiceSid).sessions(interactionSessionSid).fetch()
  const isFree = (await memory.openSessions(busy.identity)) === 0
  return status === 'closed' && isFree && isNoted(memory, params, world)
}

const inSession: readonly Request[] = [
  { ...good(paths.intercept), when: 'a session of ours', completedIn: session(numbers.capacity, busy) },
  {
    ...good(paths.interaction),
    when: 'a session of ours',
    completedIn: session(numbers.capacity, busy),
    remembered: isNoted,
  },
  {
    ...good(paths.interaction, { outboundResourceStatus: 'completed' }),
    when: 'the end of a session',
    completedIn: session(numbers.oneCall, busy),
    remembered: isOver,
  },
]

/** All that comes of Proxy's questions besides a session with a worker. */
export const throughProxy: readonly Request[] = [...outOfSession, ...inSession]
