import { measureThroughput } from '../../bench/scenarios/throughput'

/** Longer than the ten seconds over which Sync counts, at nearly full load from the tenth on. */
const SECONDS = 12

describe("Within Sync's documented limits", () => {
  it.each([
    { shards: 1, callsPerMinute: 200 },
    // Of each shard as much as 2,000 ask of 16, which `npm run bench:state` measures.
    { shards: 4, callsPerMinute: 500 },
  ])(
    '$callsPerMinute calls a minute on $shards shards lose nothing, and nobody gets a fallback',
    async (load) => {
      const { webhooks, fallbacks, lost, busiestMap } = await measureThroughput({ ...load, seconds: SECONDS })
      expect({ fallbacks, lost }).toEqual({ fallbacks: 0, lost: 0 })
      expect(webhooks).toBeGreaterThan((load.callsPerMinute * 7 * SECONDS) / 60)
      expect(busiestMap.writesPerSecond).toBeLessThanOrEqual(20)
    },
    120_000,
  )

  it.each([
    ['least busy', { workers: 20, strategy: 'least-busy' }, 50, 0],
    ['sticky with a capacity of 5', { workers: 20, capacity: 5 }, 5, 0],
  ] as const)('20 workers, %s, take 200 contacts a minute', async (_, staff, most, turnedAway) => {
    const load = { shards: 4, callsPerMinute: 200, containers: 5, seconds: SECONDS }
    const measured = await measureThroughput({ ...load, staff })
    expect(measured).toMatchObject({ fallbacks: 0, lost: 0, refused: 0, turnedAway })
    expect(measured.mostSessions).toBeLessThanOrEqual(most)
  })

  it('too many calls are refused, and what is refused is tried again', async () => {
    const { refused, retries } = await measureThroughput({ shards: 1, callsPerMinute: 300, seconds: 15 })
    expect(refused).toBeGreaterThan(0)
    expect(retries).toBeGreaterThan(0)
  })

  it('far too many calls lose events, and it is seen', async () => {
    const { fallbacks, lost } = await measureThroughput({ shards: 1, callsPerMinute: 600, seconds: SECONDS })
    expect(fallbacks).toBeGreaterThan(0)
    expect(lost).toBeGreaterThan(0)
  })
})
