import type { Weekday } from '../../../src/routing/hours'
import type { RoutingFile } from '../schema'

type Week = RoutingFile['hours'][number]['week']

const MINUTES_A_DAY = 1440
const MINUTES_A_WEEK = 7 * MINUTES_A_DAY

/** As an operator counts the days. */
const days = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const satisfies readonly Weekday[]

interface Placed {
  readonly day: Weekday
  readonly index: number
  readonly text: string
  /** Minutes since the Monday began. */
  readonly begins: number
  readonly minutes: number
}

/**
 * The pairs of spans that share a minute of the week, which goes round: a Sunday night reaches into Monday.
 *
 *     monday                              sunday
 *   |─06:00          09:00────12:00 …   22:00─|
 */
export function overlapsIn(week: Week): readonly { readonly earlier: Placed; readonly later: Placed }[] {
  const all = days.flatMap((day, number) =>
    (week[day] ?? []).flatMap((text, index): readonly Placed[] => {
      const [from, until] = text.split('-').map(minutesOf)
      if (from === undefined || until === undefined) return []
      const minutes = until > from ? until - from : until - from + MINUTES_A_DAY
      return [{ day, index, text, begins: number * MINUTES_A_DAY + from, minutes }]
    }),
  )
  return all.flatMap((later, at) =>
    all
      .slice(0, at)
      .filter((earlier) => reaches(earlier, later) || reaches(later, earlier))
      .map((earlier) => ({ earlier, later })),
  )
}

/** Does `one` still last when the other begins? */
function reaches(one: Placed, other: Placed): boolean {
  return (other.begins - one.begins + MINUTES_A_WEEK) % MINUTES_A_WEEK < one.minutes
}

/** `09:30` => 570 */
function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}
