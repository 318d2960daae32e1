/** In the order of `Date.getUTCDay()`. */
export const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const
export type Weekday = (typeof weekdays)[number]

/** Minutes after midnight by the wall clock, up to 1440. One that does not end after it begins ends on the next day. */
export interface Span {
  readonly from: number
  readonly until: number
}

/** By the wall clock of one time zone, so that nine o'clock is nine o'clock in summer and in winter. */
export interface Hours {
  readonly id: string
  /** `Europe/Berlin`, from the IANA time zone database. */
  readonly timeZone: string
  /** A day that is not there is closed. */
  readonly week: Readonly<Partial<Record<Weekday, readonly Span[]>>>
  /** `2026-12-25`, or `12-25` in every year. */
  readonly holidays: readonly string[]
  /** `2026-11-27T12:00`, by the wall clock; `until` is when it is open again. */
  readonly closures: readonly { readonly from: string; readonly until: string }[]
}

const MILLISECONDS_A_MINUTE = 60_000
const LONGEST_WALK_MINUTES = 8 * 24 * 60

export type Opening =
  { readonly open: true } | { readonly open: false; readonly because: 'closure' | 'holiday' | 'outside-hours' }

/**
 * Open or closed, to the minute: `from` is inside, `until` is not. A holiday closes its calendar day from midnight to
 * midnight and no minute more, with what began the evening before. Of several reasons for being closed, the one that is
 * most particular to the moment is told. Throws a RangeError for a time zone that `Intl` does not know.
 */
export function openingAt(hours: Hours, now: Date): Opening {
  const wallClock = wallClockIn(hours.timeZone, now)
  const [date, minuteOfDate] = [wallClock.toISOString().slice(0, 10), wallClock.toISOString().slice(0, 16)]

  // As text, because '2026-11-27T12:00' < '2026-12-01T00:00'.
  if (hours.closures.some(({ from, until }) => from <= minuteOfDate && minuteOfDate < until)) {
    return { open: false, because: 'closure' }
  }
  if (hours.holidays.some((holiday) => holiday === date || holiday === date.slice('2026-'.length))) {
    return { open: false, because: 'holiday' }
  }
  return isInWeek(hours.week, wallClock) ? { open: true } : { open: false, because: 'outside-hours' }
}

/** When it closes next, to the minute, by walking there; `undefined` where that is more than eight days away. */
export function closingTime(hours: Hours, now: Date): Date | undefined {
  const minute = Math.floor(now.getTime() / MILLISECONDS_A_MINUTE)
  for (let next = minute + 1; next <= minute + LONGEST_WALK_MINUTES; next++) {
    const time = new Date(next * MILLISECONDS_A_MINUTE)
    if (!openingAt(hours, time).open) return time
  }
  return undefined
}

/** After midnight, a span still counts from the weekday on which it began. */
function isInWeek(week: Hours['week'], wallClock: Date): boolean {
  const minute = wallClock.getUTCHours() * 60 + wallClock.getUTCMinutes()
  const today = wallClock.getUTCDay()
  return (
    spansOn(week, today).some((span) => span.from <= minute && (minute < span.until || endsNextDay(span))) ||
    spansOn(week, today - 1).some((span) => endsNextDay(span) && minute < span.until)
  )
}

function endsNextDay({ from, until }: Span): boolean {
  return until <= from
}

/** Day -1 is the Saturday before day 0, which is a Sunday. */
function spansOn(week: Hours['week'], day: number): readonly Span[] {
  const weekday = weekdays.at(day)
  return (weekday && week[weekday]) ?? []
}

/** 'Europe/Berlin', 07:00Z in summer => 09:00Z: what the clock on that wall shows, for the UTC getters. */
function wallClockIn(timeZone: string, now: Date): Date {
  const parts = formatterFor(timeZone).formatToParts(now)
  const { year, month, day, hour, minute } = Object.fromEntries(parts.map(({ type, value }) => [type, value]))
  return new Date(`${year}-${month}-${day}T${hour}:${minute}Z`)
}

/** Kept, because making one takes ten times as long as using it. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const kept = formatters.get(timeZone)
  if (kept) return kept

  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  formatters.set(timeZone, formatter)
  return formatter
}
