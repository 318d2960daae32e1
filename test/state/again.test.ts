import { again, contended, Contended } from '../../src/state/again'

/** The same numbers for the same seed, from 0 up to 1 (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** What is waited between eight attempts that all meet somebody. */
async function pausesWith(random: () => number): Promise<readonly number[]> {
  const pauses: number[] = []
  const wait = async (milliseconds: number) => void pauses.push(milliseconds)
  await expect(again(8, async () => contended, { random, wait })).rejects.toThrow(Contended)
  return pauses
}

const impatience = { random: () => 0, wait: async () => undefined }

describe('an attempt that others may win', () => {
  it('is made once when nobody is there, and nobody waits', async () => {
    const wait = jest.fn()
    expect(await again(5, async () => 'done', { random: Math.random, wait })).toBe('done')
    expect(wait).not.toHaveBeenCalled()
  })

  it('is made again until nobody else is faster', async () => {
    const results = [contended, contended, 'done'] as const
    let made = 0
    expect(await again(5, async () => results[made++] ?? 'too often', impatience)).toBe('done')
    expect(made).toBe(3)
  })

  it('may find nothing, which is a result', async () => {
    expect(await again(5, async () => undefined, impatience)).toBeUndefined()
  })

  it('ends after as many attempts as were allowed, with an error of its own', async () => {
    const attempt = jest.fn(async () => contended)
    await expect(again(5, attempt, impatience)).rejects.toThrow(Contended)
    expect(attempt).toHaveBeenCalledTimes(5)
  })

  it('is not made again when the store fails', async () => {
    const unavailable = new Error('unavailable')
    const attempt = jest.fn(() => Promise.reject(unavailable))
    await expect(again(5, attempt, impatience)).rejects.toBe(unavailable)
    expect(attempt).toHaveBeenCalledTimes(1)
  })

  it('waits for real where nobody says how', async () => {
    let made = 0
    expect(await again(2, async () => (made++ === 0 ? contended : 'done'))).toBe('done')
  })
})

describe('the pauses between attempts', () => {
  const bounds = [20, 40, 80, 160, 200, 200, 200]

  it('are at most 20 ms at first, then twice as much, and never more than 200 ms', async () => {
    expect(await pausesWith(() => 1)).toEqual(bounds)
    expect(await pausesWith(() => 0)).toEqual(bounds.map(() => 0))
  })

  it('lie anywhere within these bounds, for a thousand seeds', async () => {
    const runs = await Promise.all(Array.from({ length: 1_000 }, (_, seed) => pausesWith(seeded(seed))))
    for (const [at, bound] of bounds.entries()) {
      const shares = runs.map((pauses) => (pauses[at] ?? Number.NaN) / bound)
      for (const share of shares) expect(share >= 0 && share < 1).toBe(true)
      expect(Math.min(...shares)).toBeLessThan(0.02)
      expect(Math.max(...shares)).toBeGreaterThan(0.98)
      expect(shares.reduce((sum, share) => sum + share) / shares.length).toBeCloseTo(0.5, 1)
    }
  })
})
