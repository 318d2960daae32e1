/** How a request to one of Twilio's APIs went. */
export type Attempt =
  | { readonly kind: 'answered'; readonly status: number; readonly retryAfterSeconds: number | undefined }
  /** Lost, refused or timed out: nobody knows whether Twilio has done it. */
  | { readonly kind: 'unanswered' }

const MOST_ATTEMPTS = 4
const FIRST_PAUSE_MILLISECONDS = 100
const LONGEST_PAUSE_MILLISECONDS = 1_000

/** Less than this leaves no time for another answer. */
const SHORTEST_ATTEMPT_MILLISECONDS = 300

/**
 * Milliseconds to wait before the same request is made once more, or `undefined`: this is how it went. A 429, a 5xx and a
 * lost connection may pass; any other status is an answer. Never past the deadline.
 *
 * What we write is safe to repeat, because its key says what it is: at worst the second create finds the first.
 *
 * Full jitter, so that those who failed together do not come back together.
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter
 */
export function pauseBeforeRetry(
  attempt: Attempt,
  attemptsMade: number,
  millisecondsLeft: number,
  random: () => number,
): number | undefined {
  if (!mayPass(attempt) || attemptsMade >= MOST_ATTEMPTS) return undefined
  const longest = Math.min(LONGEST_PAUSE_MILLISECONDS, FIRST_PAUSE_MILLISECONDS * 2 ** attemptsMade)
  const asked = attempt.kind === 'answered' ? attempt.retryAfterSeconds : undefined
  const pause = asked === undefined ? random() * longest : asked * 1000
  return pause + SHORTEST_ATTEMPT_MILLISECONDS <= millisecondsLeft ? pause : undefined
}

/** A request that hangs takes half of what is left, so that there is always time for another. */
export function attemptTimeout(millisecondsLeft: number): number {
  return Math.max(SHORTEST_ATTEMPT_MILLISECONDS, Math.round(millisecondsLeft / 2))
}

function mayPass(attempt: Attempt): boolean {
  return attempt.kind === 'unanswered' || attempt.status === 429 || attempt.status >= 500
}
