import { DeadlineExceeded, deadlines, millisecondsLeft, withDeadline } from '../../src/runtime/deadline'

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

const after = (milliseconds: number) =>
  new Promise((resolve) => {
    setTimeout(() => resolve('done'), milliseconds)
  })

describe('work with a deadline', () => {
  it('is done when it ends in time', async () => {
    const work = withDeadline(1_000, () => after(999))
    await jest.advanceTimersByTimeAsync(999)
    await expect(work).resolves.toBe('done')
  })

  it('is given up at the deadline', async () => {
    const work = expect(withDeadline(1_000, () => after(1_001))).rejects.toEqual(new DeadlineExceeded(1_000))
    await jest.advanceTimersByTimeAsync(1_000)
    await work
  })

  it('fails with its own error when it fails in time', async () => {
    await expect(withDeadline(1_000, () => Promise.reject(new Error('its own')))).rejects.toThrow('its own')
  })

  it('leaves no timer behind, for it would keep the process alive', async () => {
    await withDeadline(1_000, () => Promise.resolve())
    await expect(withDeadline(1_000, () => Promise.reject(new Error('its own')))).rejects.toThrow('its own')
    expect(jest.getTimerCount()).toBe(0)
  })

  it('may fail too late without anybody minding', async () => {
    const unhandled = jest.fn()
    process.on('unhandledRejection', unhandled)
    const late = after(2_000).then(() => Promise.reject(new Error('too late')))
    const work = expect(withDeadline(1_000, () => late)).rejects.toThrow(DeadlineExceeded)
    await jest.advanceTimersByTimeAsync(3_000)
    await work
    jest.useRealTimers()
    await new Promise((resolve) => setImmediate(resolve))
    process.off('unhandledRejection', unhandled)
    expect(unhandled).not.toHaveBeenCalled()
  })
})

describe('the time that is left', () => {
  it('is known to whatever the work calls, to each its own', async () => {
    const left = async (wait: number) => {
      await after(wait)
      return millisecondsLeft()
    }
    const both = Promise.all([withDeadline(1_000, () => left(100)), withDeadline(5_000, () => left(100))])
    await jest.advanceTimersByTimeAsync(100)
    expect(await both).toEqual([900, 4_900])
  })

  it('is never less than nothing', async () => {
    const late = withDeadline(1_000, async () => {
      await after(2_000)
      expect(millisecondsLeft()).toBe(0)
    }).catch((error: unknown) => error)
    await jest.advanceTimersByTimeAsync(2_000)
    expect(await late).toBeInstanceOf(DeadlineExceeded)
  })

  it('is a minute where there is no deadline', () => {
    expect(millisecondsLeft()).toBe(60_000)
  })
})

describe('the deadlines', () => {
  it('let nobody wait for a note that is only for us', () => {
    expect(deadlines.onlyANoteIsLeft).toBeLessThanOrEqual(3_000)
  })

  it('end before Twilio does', () => {
    // https://www.twilio.com/docs/api/errors/48005
    expect(deadlines.somebodyIsWaiting).toBeLessThan(6_000)
    // https://www.twilio.com/docs/serverless/functions-assets/functions
    expect(deadlines.nobodyIsWaiting).toBeLessThan(10_000)
  })
})
