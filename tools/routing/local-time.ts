/** '2026-11-23T11:00:00.000Z', 'America/New_York' => 'Monday 2026-11-23 06:00': what the clock shows where the team is. */
export function localTime(at: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    weekday: 'long',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  const parts = format.formatToParts(new Date(at)).map(({ type, value }) => [type, value] as const)
  const { weekday, year, month, day, hour, minute } = Object.fromEntries(parts)
  return `${weekday} ${year}-${month}-${day} ${hour}:${minute}`
}
