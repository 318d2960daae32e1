import { changesBetween } from './changes-between'

/** At most every third character is wrong, and at most two: `ada@` and `eve@example.com` are two people. */
const MOST_WRONG_CHARACTERS = 2

/** The known name that was meant, if one is near. */
export function nearest(wanted: string, known: readonly string[]): string | undefined {
  let most = Math.min(MOST_WRONG_CHARACTERS, Math.round(wanted.length / 3))
  let found: string | undefined
  for (const name of known) {
    const changes = changesBetween(wanted, name, most)
    if (changes === undefined) continue
    found = name
    most = changes - 1 // only one that is nearer is better
    if (most < 0) break
  }
  return found
}

/** `; did you mean "sales"?`, or nothing. */
export function didYouMean(wanted: string, known: readonly string[]): string {
  const name = nearest(wanted, known)
  return name === undefined ? '' : `; did you mean "${name}"?`
}
