/** Letters that stay as they are when accents are taken away. */
const otherLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
}

/** The words of a name as they are compared: without case, accents and signs. `Zoë O’Brien-Łuk` => zoe, obrien, luk */
export function nameWords(name: string): readonly string[] {
  return name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}'’ʼ`]/gu, '')
    .replace(/[ßæœøđðþłı]/g, (letter) => otherLetters[letter] ?? letter)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/** Does each of these words begin a word of the name? */
export function isMeant(name: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((begin) => name.some((word) => word.startsWith(begin)))
}
