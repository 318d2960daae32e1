import { setTimeout as wait } from 'node:timers/promises'
import { virtualClock, type Clock } from '../../twin/clock'

/** As long as a caller waits before Proxy looks for the session again. */
const LONGEST_REAL_MILLISECONDS = 2_000

/**
 * A clock that makes nobody wait for a phone that rings, and takes short pauses as long as they are: whoever is sent back
 * after one comes back to Functions whose time is real, and has passed as well.
 */
export function clockInStep(): Clock {
  const clock = virtualClock()
  return {
    ...clock,
    sleep: async (milliseconds) => {
      const isShort = milliseconds <= LONGEST_REAL_MILLISECONDS
      await Promise.all([clock.sleep(milliseconds), isShort && wait(milliseconds)])
    },
  }
}
