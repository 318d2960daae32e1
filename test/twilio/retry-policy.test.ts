import { assert, double, nat, property } from 'fast-check'
import { attemptTimeout, pauseBeforeRetry, type Attempt } from '../../src/twilio/retry-policy'

const answered = (status: number, retryAfterSeconds?: number): Attempt => ({
  kind: 'answered',
  status,
  retryAfterSeconds,
})
const unanswered: Attempt = { kind: 'unanswered' }
const half = () => 0.5

describe('A request to Twilio', () => {
  it.each([
    ['that got a 429', answered(429), 1, 4_000, 100],
    ['that got a 500', answered(500), 1, 4_000, 100],
    ['that got a 503 for the third time', answered(503), 3, 4_000, 400],
    ['that got no answer', unanswered, 2, 4_000, 200],
    ['that is told when to come back', answered(429, 2), 1, 4_000, 2_000],
    ['that is told to come back at once', answered(429, 0), 1, 4_000, 0],
    ['that may end just in time', answered(429, 2), 1, 2_300, 2_000],
  ])('%s is repeated', (_, attempt, attempts, left, pause) => {
    expect(pauseBeforeRetry(attempt, attempts, left, half)).toBe(pause)
  })

  it.each([
    ['that succeeded', answered(201), 1, 4_000],
    ['that found nothing', answered(404), 1, 4_000],
    ['whose key is taken', answered(409), 1, 4_000],
    ['that lost a race', answered(412), 1, 4_000],
    ['that failed four times', answered(500), 4, 4_000],
    ['that would end past the deadline', answered(429, 2), 1, 2_299],
    ['for which no time is left', unanswered, 1, 0],
  ])('%s is not', (_, attempt, attempts, left) => {
    expect(pauseBeforeRetry(attempt, attempts, left, half)).toBeUndefined()
  })

  it('never waits past its deadline, nor longer than a second unasked', () => {
    const chance = double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
    assert(
      property(nat(6), nat(10_000), chance, (attempts, left, random) => {
        const pause = pauseBeforeRetry(unanswered, attempts, left, () => random)
        if (pause !== undefined) expect(pause).toBeLessThanOrEqual(Math.min(1_000, left - 300))
      }),
    )
  })

  it('that hangs leaves time for another', () => {
    expect(attemptTimeout(4_500)).toBe(2_250)
    expect(attemptTimeout(100)).toBe(300)
  })
})
