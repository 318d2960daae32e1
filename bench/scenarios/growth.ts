import { assignCustomers } from '../assigned'
import { openBusiness } from '../business'
import { newContainer, requireAnswered } from '../container'
import { metered, type Traffic } from '../meter'
import { webhooks } from '../requests'
import { seededRandom } from '../seeded-random'
import { median, percentile } from '../statistics'
import { newTwin } from '../twin'
import { clientOn, type Wire } from '../wire'

/** A known customer out of session, warm, where so many customers are known. */
export interface Growth {
  readonly assignments: number
  readonly itemsPerSecond: number
  readonly traffic: Traffic
  readonly medianMilliseconds: number
  readonly p95Milliseconds: number
  /** Of the median, to that of the smallest size. */
  readonly ratio: number
}

export interface GrowthOptions {
  readonly sizes: readonly number[]
  readonly shards?: number
  readonly samples?: number
  readonly seed?: number
  readonly onProgress?: (words: string) => void
}

const WARM_UP = 50

/** The sizes take turns, so that whatever else this machine does meets all of them. */
export async function measureGrowth(options: GrowthOptions): Promise<readonly Growth[]> {
  const { sizes, shards = 16, samples = 200, seed = 1, onProgress = () => undefined } = options
  const candidates: Candidate[] = []
  for (const size of sizes) candidates.push(await prepare(size, shards, onProgress))

  const random = seededRandom(seed)
  for (let round = -WARM_UP; round < samples; round++) {
    const rotated = candidates.map((_, index) => candidates[(index + Math.abs(round)) % candidates.length])
    for (const candidate of rotated) {
      const milliseconds = await candidate?.ask(Math.floor(random() * candidate.size))
      if (milliseconds !== undefined && round >= 0) candidate?.milliseconds.push(milliseconds)
    }
  }
  const smallest = median(candidates[0]?.milliseconds ?? [])
  return candidates.map(({ size, itemsPerSecond, traffic, milliseconds }) => ({
    assignments: size,
    itemsPerSecond,
    traffic,
    medianMilliseconds: median(milliseconds),
    p95Milliseconds: percentile(milliseconds, 0.95),
    ratio: median(milliseconds) / smallest,
  }))
}

interface Candidate extends Pick<Growth, 'itemsPerSecond' | 'traffic'> {
  readonly size: number
  readonly milliseconds: number[]
  /** Asks for the n-th customer; how many milliseconds it took. */
  readonly ask: (n: number) => Promise<number>
}

async function prepare(size: number, shards: number, onProgress: (words: string) => void): Promise<Candidate> {
  const twin = newTwin({ clock: { now: () => new Date() }, limits: 'none' })
  const business = await openBusiness(twin, shards)
  onProgress(`assigning ${size} customers …`)
  const seedingAt = performance.now()
  await assignCustomers(business, { until: size }, (done) => onProgress(`${done} of ${size} customers are assigned`))
  const itemsPerSecond = Math.round((size / (performance.now() - seedingAt)) * 1_000)

  const containerOn = (wire: Wire) =>
    newContainer({ environment: business.environment, getTwilioClient: clientOn(wire, twin.account) })
  const meter = metered(twin.frontDoor)
  const counted = containerOn(meter.wire)
  const timed = containerOn(twin.frontDoor)
  let time = 0
  const askIn = async (container: typeof timed, customer: number) => {
    const { path, params } = webhooks.outOfSession(customer, ++time)
    const startedAt = performance.now()
    await container.ask(path, params)
    const milliseconds = performance.now() - startedAt
    requireAnswered(container)
    return milliseconds
  }
  await askIn(counted, 0)
  meter.take()
  await askIn(counted, size - 1)
  const milliseconds: number[] = []
  return { size, itemsPerSecond, traffic: meter.take(), milliseconds, ask: (n: number) => askIn(timed, n) }
}
