import { measureThroughput, type Throughput } from './throughput'

/** Where Sync's documented limits are met first. */
export interface Ceiling {
  readonly shards: number
  /** The highest rate that was tried at which nothing was refused. */
  readonly lastWithoutRefusal: number
  readonly firstWithRefusal: number
  /** What was refused there: `create calls`. */
  readonly bottleneck: string
  readonly busiestMap: Throughput['busiestMap']
}

export interface CeilingOptions {
  readonly shards: number
  /** Calls a minute. */
  readonly from: number
  readonly step: number
  /** Longer than the ten seconds over which Sync counts. */
  readonly seconds?: number
  readonly onProgress?: (words: string) => void
}

export async function findCeiling(options: CeilingOptions): Promise<Ceiling> {
  const { shards, from, step, seconds = 20, onProgress = () => undefined } = options
  for (let callsPerMinute = from; ; callsPerMinute += step) {
    onProgress(`trying ${callsPerMinute} calls a minute on ${shards} shards …`)
    const { refused, refusals, busiestMap } = await measureThroughput({ shards, callsPerMinute, seconds })
    if (refused === 0) continue
    const [bottleneck] = Object.entries(refusals).toSorted(([, a], [, b]) => b - a)
    return {
      shards,
      lastWithoutRefusal: callsPerMinute - step,
      firstWithRefusal: callsPerMinute,
      bottleneck: bottleneck?.[0] ?? '',
      busiestMap,
    }
  }
}
