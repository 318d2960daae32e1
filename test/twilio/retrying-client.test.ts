import RequestClient from 'twilio/lib/base/RequestClient'
import { DeadlineExceeded, millisecondsLeft, withDeadline } from '../../src/runtime/deadline'
import { TooLate, retryingClient } from '../../src/twilio/retrying-client'

type Answer = Awaited<ReturnType<RequestClient['request']>>

const request = { method: 'get', uri: 'https://sync.twilio.com/v1/Services' } as const
const answer = (statusCode: number, headers: object = {}) => ({ statusCode, headers, body: {} }) as Answer

/** The SDK's own client under ours, which answers so, one after the other. */
function answering(...answers: readonly (Answer | Error)[]) {
  const left = [...answers]
  return jest.spyOn(RequestClient.prototype, 'request').mockImplementation(async () => {
    const next = left.shift()
    if (next instanceof Error || next === undefined) throw next ?? new Error('asked too often')
    return next
  })
}
afterEach(() => jest.restoreAllMocks())

describe('The client that Functions share', () => {
  it('repeats what got a 500, and gives back the good answer', async () => {
    const once = answering(answer(500), answer(200))
    expect(await retryingClient(() => 4_000).request(request)).toEqual(answer(200))
    expect(once).toHaveBeenCalledTimes(2)
  })

  it('repeats what got no answer', async () => {
    answering(new Error('socket hang up'), answer(201))
    expect(await retryingClient(() => 4_000).request(request)).toEqual(answer(201))
  })

  it('waits as long as Retry-After says', async () => {
    answering(answer(429, { 'retry-after': '1' }), answer(200))
    const startedAt = performance.now()
    await retryingClient(() => 4_000).request(request)
    const waited = performance.now() - startedAt
    expect(waited).toBeGreaterThan(990)
    expect(waited).toBeLessThan(2_000)
  })

  it.each([404, 409, 412])('gives back a %i at once', async (status) => {
    const once = answering(answer(status))
    expect(await retryingClient(() => 4_000).request(request)).toEqual(answer(status))
    expect(once).toHaveBeenCalledTimes(1)
  })

  it('gives back the last failure when there is no time for another attempt', async () => {
    const once = answering(answer(503), answer(200))
    expect(await retryingClient(() => 100).request(request)).toEqual(answer(503))
    expect(once).toHaveBeenCalledTimes(1)
  })

  it('throws what was thrown when all attempts were in vain', async () => {
    answering(...Array.from({ length: 4 }, () => new Error('ECONNRESET')))
    await expect(retryingClient(() => 60_000).request(request)).rejects.toThrow('ECONNRESET')
  })

  it('asks nothing when the time is over', async () => {
    const once = answering(answer(200))
    await expect(retryingClient(() => 0).request(request)).rejects.toThrow(TooLate)
    expect(once).not.toHaveBeenCalled()
  })

  it('asks nothing any more for a Function that has answered', async () => {
    const once = answering(answer(200), answer(200))
    const client = retryingClient(millisecondsLeft)
    let late: Promise<unknown> | undefined
    const answered = withDeadline(20, async () => {
      await client.request(request)
      late = new Promise((resolve) => setTimeout(resolve, 60)).then(() => client.request(request))
      await late
    })
    await expect(answered).rejects.toThrow(DeadlineExceeded)
    await expect(late).rejects.toThrow(TooLate)
    expect(once).toHaveBeenCalledTimes(1)
  })

  it('gives each attempt half of what is left', async () => {
    const once = answering(answer(500), answer(200))
    const left = [4_000, 4_000, 1_000]
    await retryingClient(() => left.shift() ?? 1_000).request(request)
    expect(once.mock.calls.map(([{ timeout }]) => timeout)).toEqual([2_000, 500])
  })
})
