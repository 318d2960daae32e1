const MINUTES_AN_HOUR = 60
const MINUTES_A_DAY = 24 * MINUTES_AN_HOUR

/**
 * `5 minutes ago`, `2 hours and 5 minutes ago`, `3 days and 4 hours ago`: fine enough to tell one contact from another.
 * `at` is UTC, ISO 8601. What is said to be yet to come has just been.
 */
export function howLongAgo(at: string, now: Date): string {
  const minutes = Math.floor((now.getTime() - Date.parse(at)) / 60_000)
  if (minutes < 1) return 'just now'
  const parts =
    minutes < MINUTES_A_DAY
      ? [count(minutes / MINUTES_AN_HOUR, 'hour'), count(minutes % MINUTES_AN_HOUR, 'minute')]
      : [count(minutes / MINUTES_A_DAY, 'day'), count((minutes % MINUTES_A_DAY) / MINUTES_AN_HOUR, 'hour')]
  return `${parts.filter((part) => part !== '').join(' and ')} ago`
}

/** 1.9, 'hour' => '1 hour' */
function count(number: number, unit: string): string {
  const whole = Math.floor(number)
  return whole === 0 ? '' : `${whole} ${unit}${whole === 1 ? '' : 's'}`
}
