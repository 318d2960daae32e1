import { paths, type Path } from '../../src/runtime/paths'
import { goodRequests, type GoodRequest, type Params } from '../support/good-requests'
import { routing as standardRouting, workers } from '../support/routing'
import type { RoutingFile } from '../../tools/routing/schema'
import type { Memory } from './memory'

/** A request to a Function when all is well. */
export interface Request {
  readonly path: Path
  /** What is special about it, for the page. Each Function has one about which nothing is. */
  readonly when?: string
  readonly params: Params
  readonly expected: Pick<GoodRequest, 'status' | 'contentType'>
  /** Is remembered what should be? Left out where there is nothing to remember. */
  readonly remembered?: (memory: Memory, params: Params) => Promise<boolean>
  /** Has the same customer been here before? */
  readonly again?: true
}

const counting = {
  leastBusy: '+12025550105',
  byTurns: '+12025550106',
  capacity: '+12025550107',
} as const

const busy = { identity: 'mary@example.com', phone: '+12025550153', proxyAddresses: [], capacity: 2 }

/** That of the stories, and a Proxy number for each way of choosing a worker for which somebody has to count. */
export const routing: RoutingFile = {
  ...standardRouting,
  workers: [...standardRouting.workers, busy],
  teams: [
    ...standardRouting.teams,
    { id: 'by-load', workers: [workers.ada.identity, workers.grace.identity], strategy: 'least-busy' },
    { id: 'by-turns', workers: [workers.ada.identity, workers.grace.identity], strategy: 'round-robin' },
    { id: 'limited', workers: [busy.identity], strategy: 'sticky' },
  ],
  numbers: [
    ...standardRouting.numbers,
    { address: counting.leastBusy, service: 'proxy', team: 'by-load' },
    { address: counting.byTurns, service: 'proxy', team: 'by-turns' },
    { address: counting.capacity, service: 'proxy', team: 'limited' },
  ],
}

const ordinary = Object.values(paths).map((path): Request => {
  const { params, remembered, ...expected } = goodRequests[path]
  return { path, params: params(1), expected, ...(remembered && { remembered }) }
})

const to = (number: string) => ({ ...goodRequests[paths.outOfSession].params(1), To: number })
const session = { path: paths.outOfSession, expected: goodRequests[paths.outOfSession] }

const placeIsHeld = async (memory: Memory, { From = '', To = '' }: Params) => {
  const worker = await memory.assignedTo(From, To)
  return worker !== undefined && (await memory.openSessions(worker)) === 1
}

const turnIsTaken = async (memory: Memory, { From = '', To = '' }: Params) =>
  (await memory.assignedTo(From, To)) !== undefined && (await memory.isTurnTaken('by-turns', From))

export const requests: readonly Request[] = [
  ...ordinary,
  {
    path: paths.incomingCall,
    when: 'a number that is not ours',
    params: { ...goodRequests[paths.incomingCall].params(1), To: '+12025550199' },
    expected: goodRequests[paths.incomingCall],
  },
  { ...session, when: 'least busy', params: to(counting.leastBusy), remembered: placeIsHeld },
  { ...session, when: 'round robin', params: to(counting.byTurns), remembered: turnIsTaken },
  { ...session, when: 'capacity', params: to(counting.capacity), remembered: placeIsHeld },
  { ...session, when: 'capacity, known customer', params: to(counting.capacity), again: true },
]
