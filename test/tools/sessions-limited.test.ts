import { newLimited } from '../../tools/sessions/limited'
import { newSlidingWindows } from '../../twin/limits/sliding-windows'
import { twilioError } from '../support/twilio-error'

beforeEach(() => void jest.useFakeTimers())
afterEach(() => void jest.useRealTimers())

/** When each of `count` requests is made that all want to be made at once, in milliseconds. */
async function times(count: number, how: 'read' | 'write', endpoint: 'sessions' | 'records' = 'sessions') {
  const limited = newLimited()
  const began = performance.now()
  const times: number[] = []
  const all = Promise.all(
    Array.from({ length: count }, () => limited[how](endpoint, async () => times.push(performance.now() - began))),
  )
  await jest.advanceTimersByTimeAsync(60_000)
  await all
  return times
}

describe('the limiter', () => {
  it('lets reads pass as Proxy does: 150 in any five seconds, at once if need be', async () => {
    const made = await times(500, 'read')
    const windows = newSlidingWindows({ most: 150, milliseconds: 5_000 })
    expect(made.filter((at) => !windows.take('sessions', at))).toEqual([])
    expect(made.filter((at) => at < 1_000).length).toBeGreaterThan(140)
    expect(made.at(-1)).toBeLessThan(16_000)
  })

  it('lets thirty writes pass a second', async () => {
    const made = await times(100, 'write')
    const windows = newSlidingWindows({ most: 30, milliseconds: 1_000 })
    expect(made.filter((at) => !windows.take('sessions', at))).toEqual([])
    expect(made.at(-1)).toBeLessThan(4_000)
  })

  it('counts each endpoint for itself', async () => {
    const limited = newLimited()
    let made = 0
    for (const endpoint of ['sessions', 'participants', 'interactions'] as const) {
      for (let n = 0; n < 30; n++) void limited.write(endpoint, async () => void (made += 1))
    }
    await jest.advanceTimersByTimeAsync(100)
    expect(made).toBeGreaterThanOrEqual(3 * 29)
  })

  it('makes a request again that Proxy has refused as one too many', async () => {
    let made = 0
    const request = async () => {
      if (++made < 3) throw twilioError(429, 20429)
      return 'answer'
    }
    const answer = newLimited().read('sessions', request)
    await jest.advanceTimersByTimeAsync(10_000)
    expect(await answer).toBe('answer')
    expect(made).toBe(3)
  })

  it('passes any other error on, and goes on with the next', async () => {
    const limited = newLimited()
    await expect(limited.read('sessions', () => Promise.reject(twilioError(500, 20500)))).rejects.toThrow('constructed')
    expect(await limited.read('sessions', async () => 'answer')).toBe('answer')
  })
})
