import { setTimeout as wait } from 'node:timers/promises'

/** Sync counts over ten seconds: after that long there is room again. https://www.twilio.com/docs/sync/limits */
const LONGEST_WAIT_SECONDS = 30

/** For long work that has all the time it needs: when Twilio has had too many requests, the same one is made again later. */
export async function patiently<Result>(request: () => Promise<Result>): Promise<Result> {
  for (let seconds = 0; ; seconds++) {
    try {
      return await request()
    } catch (error) {
      if (!isTooMany(error) || seconds >= LONGEST_WAIT_SECONDS) throw error
      await wait(1_000)
    }
  }
}

/** https://www.twilio.com/docs/api/errors/54009 and its likes: by the status, because each product has a code of its own. */
function isTooMany(error: unknown): boolean {
  return error instanceof Error && 'status' in error && error.status === 429
}
