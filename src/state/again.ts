import { setTimeout as sleep } from 'node:timers/promises'

/** Somebody waits for the answer, and others are faster by milliseconds only. */
const FIRST_PAUSE_MILLISECONDS = 20
const LONGEST_PAUSE_MILLISECONDS = 200

/** What an attempt says when somebody else was faster and it has to look again. */
export const contended = Symbol('contended')

/** Others were faster each time. Nothing is missing and nothing unavailable: the same question may go well in a second. */
export class Contended extends Error {
  override readonly name = 'Contended'
  constructor(attempts: number) {
    super(`Others were faster in all of ${attempts} attempts`)
  }
}

/** How to wait between attempts. */
export interface Patience {
  /** From 0 up to 1, as `Math.random`. */
  readonly random: () => number
  readonly wait: (milliseconds: number) => Promise<unknown>
}

const patience: Patience = { random: Math.random, wait: sleep }

/**
 * Attempts until nobody else is faster, `most` times at most; then throws `Contended`.
 *
 * Full jitter, so that those who met once do not meet again.
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter
 */
export async function again<Result>(
  most: number,
  attempt: () => Promise<Result | typeof contended>,
  patient: Patience = patience,
): Promise<Result> {
  for (let made = 0; made < most; made++) {
    if (made > 0) await pause(made, patient)
    const result = await attempt()
    if (result !== contended) return result
  }
  throw new Contended(most)
}

/** Of somebody who was overtaken for the `attemptsMade`-th time. */
export function pause(attemptsMade: number, { random, wait }: Patience = patience): Promise<unknown> {
  return wait(random() * longestPause(attemptsMade))
}

function longestPause(attemptsMade: number): number {
  return Math.min(LONGEST_PAUSE_MILLISECONDS, FIRST_PAUSE_MILLISECONDS * 2 ** (attemptsMade - 1))
}
