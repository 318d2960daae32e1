import { DeadlineExceeded, deadlines, REQUEST_TIMEOUT_MILLISECONDS, withDeadline } from '../../src/runtime/deadline'

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

const after = (milliseconds: number) =>
  new Promise((resolve) => {
    setTimeout(() => resolve('done'), milliseconds)
  })

describe('work with a deadline', () => {
  it('is done when it ends in time', async () => {
    const work = withDeadline(1_000, after(999))
    await jest.advanceTimersByTimeAsync(999)
    await expect(work).resolves.toBe('done')
  })

  it('is given up at the deadline', async () => {
    const work = expect(withDeadline(1_000, after(1_001))).rejects.toEqual(new DeadlineExceeded(1_000))
    await jest.advanceTimersByTimeAsync(1_000)
    await work
  })

  it('fails with its own error when it fails in time', async () => {
    await expect(withDeadline(1_000, Promise.reject(new Error('its own')))).rejects.toThrow('its own')
  })

  it('leaves no timer behind, for it would keep the process alive', async () => {
    await withDeadline(1_000, Promise.resolve())
    await expect(withDeadline(1_000, Promise.reject(new Error('its own')))).rejects.toThrow('its own')
    expect(jest.getTimerCount()).toBe(0)
  })

  it('may fail too late without anybody minding', async () => {
    const unhandled = jest.fn()
    process.on('unhandledRejection', unhandled)
    const late = after(2_000).then(() => Promise.reject(new Error('too late')))
    const work = expect(withDeadline(1_000, late)).rejects.toThrow(DeadlineExceeded)
    await jest.advanceTimersByTimeAsync(3_000)
    await work
    jest.useRealTimers()
    await new Promise((resolve) => setImmediate(resolve))
    process.off('unhandledRejection', unhandled)
    expect(unhandled).not.toHaveBeenCalled()
  })
})

describe('the deadlines', () => {
  it('end before Twilio does', () => {
    // https://www.twilio.com/docs/api/errors/48005
    expect(deadlines.somebodyIsWaiting).toBeLessThan(6_000)
    // https://www.twilio.com/docs/serverless/functions-assets/functions
    expect(deadlines.nobodyIsWaiting).toBeLessThan(10_000)
  })

  it('leave time for an answer after a request that hangs', () => {
    expect(REQUEST_TIMEOUT_MILLISECONDS).toBeLessThan(deadlines.somebodyIsWaiting)
  })
})
