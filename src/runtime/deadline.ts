import { AsyncLocalStorage } from 'node:async_hooks'

/** A Function has run out of the time that it gives itself. */
export class DeadlineExceeded extends Error {
  override readonly name = 'DeadlineExceeded'
  constructor(milliseconds: number) {
    super(`No answer after ${milliseconds} ms`)
  }
}

/** By `performance.now()`: whatever is called from inside the work knows how long it may take. */
const endsAt = new AsyncLocalStorage<number>()

/** Outside of any deadline there is as much time as anybody could want. */
export function millisecondsLeft(): number {
  const end = endsAt.getStore()
  return end === undefined ? LONGEST_MILLISECONDS : Math.max(0, end - performance.now())
}

const LONGEST_MILLISECONDS = 60_000

/**
 * The work, or DeadlineExceeded. Work that comes too late is left to itself: what it still writes is idempotent, and
 * what it still throws is nobody's concern any more.
 */
export async function withDeadline<Result>(milliseconds: number, work: () => Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeadlineExceeded(milliseconds)), milliseconds)
  })
  try {
    return await Promise.race([endsAt.run(performance.now() + milliseconds, work), deadline])
  } finally {
    clearTimeout(timer)
  }
}

/** The work, if it leaves this much of the time there is for what comes after. `failed`: it has not come about, for whatever reason. */
export async function leaving<Result>(
  milliseconds: number,
  work: () => Promise<Result>,
  longestMilliseconds = LONGEST_MILLISECONDS,
): Promise<Result | 'failed'> {
  try {
    const most = Math.min(longestMilliseconds, millisecondsLeft() - milliseconds)
    return await withDeadline(Math.max(0, most), work)
  } catch {
    return 'failed'
  }
}

/**
 * Milliseconds, each well inside what Twilio allows: Functions end after 10 s, a voice webhook after 15 s, Frontline's
 * callbacks after 6 s, or 10 s for routing; a caller takes more than a few seconds of silence for a fault.
 * https://www.twilio.com/docs/serverless/functions-assets/functions, https://www.twilio.com/docs/api/errors/48005, 48010
 */
export const deadlines = {
  /** All is decided: what is left to do is a note, or to clear the way for the next call. Somebody on the line waits for it. */
  onlyANoteIsLeft: 3_000,
  somebodyIsWaiting: 4_000,
  nobodyIsWaiting: 8_500,
} as const
