import * as fc from 'fast-check'

/** Between them lie the halves of surrogate pairs, which are no characters. */
const [SURROGATES, BEHIND_SURROGATES] = [0xd800, 0xe000]
const LAST = 0x10ffff
const HALVES = BEHIND_SURROGATES - SURROGATES

/**
 * One character of all of Unicode's: a `unit` of strings. It is what fast-check's own unit `binary` is, which writes all
 * 1,112,064 of them into a map before the first string, at a second and 100 MB for each test file.
 */
export const anyCharacter = fc.integer({ min: 0, max: LAST - HALVES }).map(
  (n) => String.fromCodePoint(n < SURROGATES ? n : n + HALVES),
  (character) => indexOf(character),
)

/** Lets fast-check begin with the strings that it holds to be dangerous. It throws for whatever is no one character. */
function indexOf(character: unknown): number {
  const codePoint = typeof character === 'string' ? character.codePointAt(0) : undefined
  if (codePoint === undefined || String.fromCodePoint(codePoint) !== character) throw new Error('No one character')
  if (codePoint < SURROGATES) return codePoint
  if (codePoint < BEHIND_SURROGATES) throw new Error('Half a character')
  return codePoint - HALVES
}
