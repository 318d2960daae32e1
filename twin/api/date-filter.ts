import { date } from './parameters'

/**
 * The oldest API filters by `DateCreated=2026-03-02`, that day in GMT, and by `DateCreated<=` and `DateCreated>=`, whose
 * sign of equality is the one that ends a parameter's name. A date stands for its midnight; the SDK sends a time.
 */
export function isWithin(query: URLSearchParams, name: string, moment: Date): boolean {
  const day = date(query, name)
  const latest = date(query, `${name}<`)
  const earliest = date(query, `${name}>`)
  return (
    (day === undefined || dayOf(day) === dayOf(moment)) &&
    (latest === undefined || moment <= latest) &&
    (earliest === undefined || moment >= earliest)
  )
}

/** `2026-03-02` */
function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10)
}
