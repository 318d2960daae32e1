import type { Mistake } from '../mistake'
import type { RoutingFile } from '../schema'
import { didYouMean } from '../suggestion'
import { overlapsIn } from './overlaps'

/** The days, the time zone and the spans are there, once. */
export function checkHours({ hours }: RoutingFile): readonly Mistake[] {
  return hours.flatMap(({ timeZone, week, holidays, closures }, at) => [
    ...(isTimeZone(timeZone) ? [] : [{ at: `hours.${at}.timeZone`, says: noTimeZone(timeZone) }]),
    ...overlapsIn(week).map(({ later, earlier }) => ({
      at: `hours.${at}.week.${later.day}.${later.index}`,
      says: `overlaps ${earlier.text} of ${earlier.day}`,
    })),
    ...holidays.flatMap((date, index) => noDate(date, `hours.${at}.holidays.${index}`)),
    ...closures.flatMap(({ from, until }, index) => [
      ...noDate(from.slice(0, 10), `hours.${at}.closures.${index}.from`),
      ...noDate(until.slice(0, 10), `hours.${at}.closures.${index}.until`),
      ...(until <= from ? [{ at: `hours.${at}.closures.${index}.until`, says: 'must be after it begins' }] : []),
    ]),
  ])
}

/** What `Intl` would take besides, a distance from UTC, knows no summer. */
function isTimeZone(name: string): boolean {
  if (/^[+-]/.test(name)) return false
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

/** `Berlin` and `Germany/Berlin` are not near Europe/Berlin, and yet it is meant. */
function noTimeZone(name: string): string {
  const known = Intl.supportedValuesOf('timeZone')
  const place = name.toLowerCase().replace(/^.*\//, '')
  const there = known.find((zone) => zone.toLowerCase().endsWith(`/${place}`))
  const hint = there === undefined ? didYouMean(name, known) : `; did you mean "${there}"?`
  return `"${name}" is not a time zone that is known here${hint || ', such as Europe/Berlin'}`
}

/** `2026-02-30` is none. `02-29` is one, and comes every four years. */
function noDate(date: string, at: string): readonly Mistake[] {
  const found = /^(?:(\d{4})-)?(\d\d)-(\d\d)$/.exec(date)
  if (!found) return []
  const [, year = '2000', month, day] = found
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return Number(day) > days ? [{ at, says: `is no day: that month has ${days} days` }] : []
}
