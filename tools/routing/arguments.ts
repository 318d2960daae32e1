import { InvalidArgumentError } from '@commander-js/extra-typings'
import { MOST_SHARDS } from '../../src/state/shards'

export function shards(value: string): number {
  if (/^\d{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= MOST_SHARDS) return Number(value)
  throw new InvalidArgumentError(`It is a whole number from 1 to ${MOST_SHARDS}.`)
}

const withZone = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)$/

/** `2026-12-24T19:00+01:00`; without a zone, nobody knows whose clock is meant. */
export function time(value: string): Date {
  const [, day] = withZone.exec(value) ?? []
  // The thirtieth of February would become the second of March.
  if (day !== undefined && new Date(day).toJSON()?.startsWith(day)) {
    const date = new Date(value)
    if (!Number.isNaN(date.getTime())) return date
  }
  throw new InvalidArgumentError('It is a time with its zone, such as 2026-12-24T18:00:00Z or 2026-12-24T19:00+01:00.')
}

const minutesIn = { m: 1, h: 60, d: 24 * 60 }

/** `90m` => 5,400,000 ms */
export function duration(value: string): number {
  const [, count, unit] = /^([1-9]\d{0,4})([mhd])$/.exec(value) ?? []
  if (count === undefined) throw new InvalidArgumentError('It is a number of minutes, hours or days: 90m, 8h, 3d.')
  return Number(count) * minutesIn[unit as 'm' | 'h' | 'd'] * 60_000 // the expression lets no other letter pass
}
