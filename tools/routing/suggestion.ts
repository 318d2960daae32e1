import { closest } from '../../twin/api/suggestions'

/** At most every third character is wrong, and at most two: `ada@` and `eve@example.com` are two people. */
const MOST_WRONG_CHARACTERS = 2

/** The known name that was meant, if one is near. */
export function nearest(wanted: string, known: readonly string[]): string | undefined {
  // A word that lacks its first n characters is n characters away: what comes before it is at most as far.
  const limit = wanted.slice(Math.min(MOST_WRONG_CHARACTERS, Math.round(wanted.length / 3)))
  const [found] = closest(wanted, [...known, limit], 1)
  return found === limit ? undefined : found
}

/** `; did you mean "sales"?`, or nothing. */
export function didYouMean(wanted: string, known: readonly string[]): string {
  const name = nearest(wanted, known)
  return name === undefined ? '' : `; did you mean "${name}"?`
}
