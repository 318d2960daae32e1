/**
 * How many characters must be added, removed or replaced so that one text becomes the other (Levenshtein), unless they
 * are more than `most`. Quick for the few that make a misspelt word: what is the same is only passed by.
 */
export function changesBetween(one: string, other: string, most: number): number | undefined {
  const changes = changesFrom(one, 0, other, 0, most)
  return changes > most ? undefined : changes
}

/** Of what begins there in each. Anything above `most` only says that it is too many. */
function changesFrom(one: string, from: number, other: string, to: number, most: number): number {
  const left = one.length - from
  const longer = left - (other.length - to)
  if (longer > most || -longer > most) return most + 1
  let same = 0
  while (same < left && one.charCodeAt(from + same) === other.charCodeAt(to + same)) same++
  const [at, there] = [from + same, to + same]
  if (at === one.length && there === other.length) return 0
  if (most === 0) return 1
  const replaced = changesFrom(one, at + 1, other, there + 1, most - 1)
  const removed = changesFrom(one, at + 1, other, there, most - 1)
  const added = changesFrom(one, at, other, there + 1, most - 1)
  return 1 + smaller(replaced, smaller(removed, added))
}

/** `Math.min` has to be looked up each time, which takes longer than all the rest. */
function smaller(one: number, other: number): number {
  return one < other ? one : other
}
