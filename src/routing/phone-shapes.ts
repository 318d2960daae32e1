import type { DigitRun } from './digit-runs'
import { saysWhatItIs } from './number-words'

/** As many groups as anybody writes a phone number in. */
const MOST_GROUPS = 7

/** Is a phone number in this run, from one space to another? */
export function isPhoneShaped(run: DigitRun): boolean {
  const { plus, groups, spaceAfter } = run
  const said = saysWhatItIs(run.before)
  return groups.some((_, from) => {
    if (from > 0 && !spaceAfter[from - 1]) return false
    return windowsFrom(groups, spaceAfter, from).some((window) => {
      if (plus && from === 0 && isInternational(window)) return true
      if (isWrittenAsNorthAmerican(window)) return true
      if (said === 'other') return false
      if (said === 'phone' && from === 0 && isAnyNumber(window)) return true
      return isNational(window, window.length === groups.length)
    })
  })
}

/** Beginning with the same group, each that ends where a space is, or the run. */
function windowsFrom(
  groups: readonly string[],
  spaceAfter: readonly boolean[],
  from: number,
): readonly (readonly string[])[] {
  const ends = Array.from({ length: Math.min(MOST_GROUPS, groups.length - from) }, (_, index) => from + index)
  return ends.filter((end) => spaceAfter[end] ?? true).map((end) => groups.slice(from, end + 1))
}

/** E.164 allows 15 digits; some countries have numbers of eight, with their code. */
function isInternational(window: readonly string[]): boolean {
  return /^[1-9]\d{7,14}$/.test(window.join(''))
}

/** After `call me at`: also a local number, of seven digits. */
function isAnyNumber(window: readonly string[]): boolean {
  return /^\d{7,12}$/.test(window.join('')) && window.length <= 4
}

/** `415 555 2671`, `1 415 555 2671`, `415 5552671`: NANP, whose area codes and exchanges begin with 2 to 9. */
function isWrittenAsNorthAmerican(window: readonly string[]): boolean {
  return NORTH_AMERICAN.test(window.join('')) && /^(?:1,)?3,(?:3,4|7)$/.test(sizesOf(window))
}

const NORTH_AMERICAN = /^1?[2-9]\d\d[2-9]\d{6}$/

/** What could as well be the number of an order. */
function isNational(window: readonly string[], isWhole: boolean): boolean {
  const digits = window.join('')
  const sizes = sizesOf(window)
  if (window.length === 1 && NORTH_AMERICAN.test(digits)) return true
  if (SPANISH.test(digits) && /^(?:3,3,3|3,2,2,2|2,3,2,2|3,6|9)$/.test(sizes)) return true
  // `05 12 23 34 45 49` is a draw of the lottery, five pairs are a French number.
  if (/^2(?:,2)+$/.test(sizes)) return isWhole && sizes === '2,2,2,2,2' && WITH_TRUNK_PREFIX.test(digits)
  return !/^1\b/.test(sizes) && (WITH_TRUNK_PREFIX.test(digits) || WITH_EXIT_CODE.test(digits))
}

/** https://www.itu.int/oth/T02020000C0/en */
const SPANISH = /^(?:[679]\d|8[1-8])\d{7}$/

/** `030 1234567`, `07911 123456` */
const WITH_TRUNK_PREFIX = /^0[1-9]\d{7,10}$/

/** `0049 30 1234567` */
const WITH_EXIT_CODE = /^00[1-9]\d{7,12}$/

/** 415, 555, 2671 => `3,3,4` */
function sizesOf(window: readonly string[]): string {
  return window.map(({ length }) => length).join()
}
