import { openingAt, type Hours } from '../../src/routing/hours'

const MINUTE = 60_000

/** Holidays together are seldom longer. */
export const DAYS_AHEAD = 14

/** When it opens next, by walking there minute by minute, whatever the clocks do meanwhile: `undefined` where that is further away. */
export function nextOpening(hours: Hours, now: Date): Date | undefined {
  const start = Math.ceil(now.getTime() / MINUTE) * MINUTE
  for (let minutes = 0; minutes <= DAYS_AHEAD * 24 * 60; minutes++) {
    const at = new Date(start + minutes * MINUTE)
    if (openingAt(hours, at).open) return at
  }
  return undefined
}
