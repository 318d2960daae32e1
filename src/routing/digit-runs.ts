/** Digits with nothing but spaces and punctuation between them. */
export interface DigitRun {
  /** Does it begin with a plus sign? */
  readonly plus: boolean
  /** `030 / 12-34` => 030, 12, 34 */
  readonly groups: readonly string[]
  /** Is there a space after the group of the same index? Punctuation alone holds two groups together. */
  readonly spaceAfter: readonly boolean[]
  /** Some characters before it, and after. */
  readonly before: string
  readonly after: string
}

const CHARACTERS_BEFORE = 40
const CHARACTERS_AFTER = 12

/** No two ways to match the same text, so that hostile text takes no more time than any other. */
const RUN = /(?:\+[ (]{0,2})?\d+(?:[\s()./-]{1,4}\d+)*/g

/** Dates, times and amounts left out, and what is part of a code of letters and digits. `text` is in lower case. */
export function digitRunsIn(text: string): readonly DigitRun[] {
  const without = withoutAmounts(withoutTimes(text))
  return [...without.matchAll(RUN)].flatMap((match) => {
    const end = match.index + match[0].length
    const before = without.slice(Math.max(0, match.index - CHARACTERS_BEFORE), match.index)
    const after = without.slice(end, end + CHARACTERS_AFTER)
    return PART_OF_MORE_BEFORE.test(before) || PART_OF_MORE_AFTER.test(after) ? [] : [runOf(match[0], before, after)]
  })
}

function runOf(written: string, before: string, after: string): DigitRun {
  return {
    plus: written.startsWith('+'),
    groups: written.match(/\d+/g) ?? [],
    spaceAfter: (written.match(/\D+(?=\d)/g) ?? []).slice(written.startsWith('+') ? 1 : 0).map((gap) => /\s/.test(gap)),
    before,
    after,
  }
}

/** `iban de|89…`, `#|4711`, `$ |100`, `1,|5` */
const PART_OF_MORE_BEFORE = /[\p{L}#@_=]$|[$€£] ?$|\d,$/u

/** `1500| mm`, `12345678|z`, `100| €`, `0123456|,7`; but `555-2671| x12` */
const PART_OF_MORE_AFTER =
  /^(?!ext|x ?\d)[\p{L}_=]|^,\d|^ ?(?:[$€£%]|(?:eur|euros?|usd|dollars?|mm|cm|m|km|kg|g|kwh|points?|punkte|puntos|units|stück|unidades)(?!\p{L}))/u

const DAY = '(?:0?[1-9]|[12]\\d|3[01])'
const YEAR = '(?:19|20)\\d\\d'
/** Nothing of a longer row of digits: `01.02.03.04.05` is no date. */
const APART_BEFORE = '(?<![\\d][./-]?)'
const APART_AFTER = '(?![./-]?\\d)'

const times = [
  `(?<!\\d)${DAY}([./-])${DAY}\\1${YEAR}(?!\\d)`,
  `(?<!\\d)${YEAR}([./-])${DAY}\\2${DAY}(?!\\d)`,
  `${APART_BEFORE}${DAY}([./-])${DAY}\\3\\d\\d${APART_AFTER}`,
  `${APART_BEFORE}${DAY}\\.(?:0?[1-9]|1[0-2])\\.(?!\\d)`,
  `(?<!\\d)\\d{1,2}:\\d\\d(?::\\d\\d)?(?!\\d)`,
  `${APART_BEFORE}\\d{1,2}\\.\\d\\d ?- ?\\d{1,2}\\.\\d\\d${APART_AFTER}`,
]
const TIME = new RegExp(times.join('|'), 'g')

function withoutTimes(text: string): string {
  return text.replace(TIME, ' | ')
}

/** `1.299,00` and `1,299.00`: what has both is an amount. */
function withoutAmounts(text: string): string {
  return text.replace(/(?<![\d.,])\d{1,3}(?:\.\d{3})+,\d\d(?!\d)|(?<![\d.,])\d{1,3}(?:,\d{3})+\.\d\d(?!\d)/g, ' | ')
}
