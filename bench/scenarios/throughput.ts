import { assignCustomers } from '../assigned'
import { arrivals, callsIn, contactsIn, type Arrival, type Load } from '../arrivals'
import { openBusiness, routingOf, type Business, type Staff } from '../business'
import { newContainer } from '../container'
import { countLost } from '../lost'
import { inWords } from '../meter'
import { paths } from '../../src/runtime/paths'
import { seededRandom } from '../seeded-random'
import { countsOf, workerIn } from '../sessions'
import { newSimulatedTime } from '../simulated-time'
import { mostWithin, percentile } from '../statistics'
import { newTwin } from '../twin'
import { clientOn, distant } from '../wire'

/** What became of a stretch of time under load, with Sync's documented limits. */
export interface Throughput {
  readonly shards: number
  readonly callsPerMinute: number
  readonly containers: number
  readonly webhooks: number
  readonly apiCalls: number
  /** API calls that were answered 429, in all and by what was asked: `create calls`. */
  readonly refused: number
  readonly refusals: Readonly<Record<string, number>>
  /** How often a Function paused and asked again. */
  readonly retries: number
  /** Webhooks that were not answered as they should be. */
  readonly fallbacks: number
  /** Customers out of session who were told that nobody can be reached. Each comes once, so that nobody is sent back. */
  readonly turnedAway: number
  /** Sessions of the worker who has the most. */
  readonly mostSessions: number
  /** Events and assignments of which nothing is remembered. */
  readonly lost: number
  /** The Map with the most writes in ten seconds; Sync allows 20 a second, on average over them. */
  readonly busiestMap: { readonly name: string; readonly writesPerSecond: number }
  /** Of simulated time, with 20 to 60 ms an API call. */
  readonly p99Milliseconds: number
  readonly slowestMilliseconds: number
}

export interface ThroughputOptions extends Partial<Load> {
  readonly shards: number
  readonly callsPerMinute: number
  /** Among which webhooks are spread. All are cold when it begins. */
  readonly containers?: number
  /** Whom the contacts out of session reach. Without it, two workers whose sessions nobody counts. */
  readonly staff?: Staff
}

const LIMIT_WINDOW_MILLISECONDS = 10_000

export async function measureThroughput(options: ThroughputOptions): Promise<Throughput> {
  const { shards, containers = 1 } = options
  const load: Load = { seconds: 60, voicemailShare: 0.3, seed: 1, ...options }
  const time = newSimulatedTime(seededRandom(load.seed + 2))
  const twin = newTwin({ clock: time, limits: 'documented' })
  const business = await openBusiness(twin, shards, routingOf(options.staff))
  await assignCustomers(business, { until: contactsIn(load).known, workers: options.staff?.workers })
  const seen = watch(business)

  const wire = distant(twin.frontDoor, time, seededRandom(load.seed + 1))
  const getTwilioClient = clientOn(wire, twin.account)
  const { environment } = business
  const { surroundings } = time
  const running = Array.from({ length: containers }, () => newContainer({ environment, getTwilioClient, surroundings }))

  const milliseconds: number[] = []
  const reached: { readonly customer: string; readonly worker: string | undefined }[] = []
  const start = time.now().getTime()
  const answer = async ({ path, params }: Arrival, index: number) => {
    if (path === paths.incomingCall) putCall(business, params)
    const askedAt = time.now().getTime()
    const answered = await running[index % containers]?.ask(path, params)
    milliseconds.push(time.now().getTime() - askedAt)
    if (path === paths.outOfSession) reached.push({ customer: params['From'] ?? '', worker: workerIn(answered) })
  }
  const answers: Promise<void>[] = []
  for (const [index, arrival] of arrivals(load).entries()) {
    await time.sleep(start + arrival.at - time.now().getTime())
    answers.push(answer(arrival, index))
  }
  await Promise.all(answers)

  const sessions = reached.flatMap(({ customer, worker }) => (worker === undefined ? [] : [{ customer, worker }]))
  const outcomes = running.flatMap(({ log }) => log.map(({ outcome }) => outcome))
  return {
    shards,
    callsPerMinute: load.callsPerMinute,
    containers,
    webhooks: answers.length,
    ...seen(),
    retries: time.pauses(),
    fallbacks: outcomes.filter((outcome) => outcome !== 'answered').length,
    turnedAway: reached.length - sessions.length,
    mostSessions: Math.max(...Object.values(countsOf(sessions.map(({ worker }) => worker)))),
    lost: await countLost(
      business,
      load,
      callsIn(load),
      sessions.map(({ customer }) => customer),
    ),
    p99Milliseconds: percentile(milliseconds, 0.99),
    slowestMilliseconds: percentile(milliseconds, 1),
  }
}

/** Twilio itself knows of each call, should the message that was left in it come without its caller. */
function putCall({ twin: { calls } }: Business, { CallSid = '', From = '', To = '' }: Arrival['params']): void {
  calls.put({ sid: CallSid, from: From, to: To, status: 'in-progress', createdAt: new Date(0) })
}

/** Listens at the front door from now on. */
function watch({ twin: { events } }: Business) {
  let apiCalls = 0
  const refusals: Record<string, number> = {}
  const writes = new Map<string, number[]>()
  events.listen(({ at, event }) => {
    if (event.kind !== 'api') return
    const { operation, url, status } = event.exchange
    const method = operation.split(' ')[0] ?? ''
    const path = new URL(url).pathname
    const what = inWords({ method, path })
    apiCalls += 1
    if (status === 429) refusals[what] = (refusals[what] ?? 0) + 1
    else if (method !== 'GET' && path.includes('/Maps/')) {
      const map = path.split('/')[5] ?? ''
      const times = writes.get(map) ?? []
      times.push(at.getTime())
      writes.set(map, times)
    }
  })
  return () => {
    const rates = [...writes].map(([name, times]) => ({
      name,
      writesPerSecond: mostWithin(times, LIMIT_WINDOW_MILLISECONDS) / (LIMIT_WINDOW_MILLISECONDS / 1_000),
    }))
    const [busiestMap = { name: 'none', writesPerSecond: 0 }] = rates.toSorted(
      (a, b) => b.writesPerSecond - a.writesPerSecond,
    )
    const refused = Object.values(refusals).reduce((sum, count) => sum + count, 0)
    return { apiCalls, refused, refusals, busiestMap }
  }
}
