import * as fc from 'fast-check'
import { anyCharacter } from './any-character'

/**
 * Any words that XML 1.0 can hold: no control characters besides tab, line feed and carriage return, no half of a
 * surrogate pair. https://www.w3.org/TR/xml/#charsets
 */
export const arbitraryWords = fc
  .oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: anyCharacter }),
    fc.string({
      unit: fc.constantFrom('<', '>', '&', '"', "'", ']]>', '<!--', '&amp;', '</Say>', 'ä', '👋', '\n', '\r', '\t'),
    }),
  )
  .filter((words) => /^[\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u.test(words))
