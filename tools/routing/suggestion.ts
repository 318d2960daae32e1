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

/**
 * The known name that was meant, if no other is as near: of numbers, which are often bought in a row, most have many
 * neighbours.
 */
export function onlyNearest(wanted: string, known: readonly string[]): string | undefined {
  const found = nearest(wanted, known)
  if (found === undefined) return undefined
  const changes = changesBetween(wanted, found, MOST_WRONG_CHARACTERS) ?? MOST_WRONG_CHARACTERS
  const isAsNear = (name: string) => name !== found && changesBetween(wanted, name, changes) !== undefined
  return known.some(isAsNear) ? undefined : found
}

/** `; did you mean "sales"?`, or nothing. */
export function didYouMean(wanted: string, known: readonly string[]): string {
  const name = nearest(wanted, known)
  return name === undefined ? '' : `; did you mean "${name}"?`
}
