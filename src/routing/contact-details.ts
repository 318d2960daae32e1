import { digitRunsIn } from './digit-runs'
import { isPhoneShaped } from './phone-shapes'

/**
 * Does somebody pass on a phone number or an e-mail address? Numbers with spaces, dots, dashes, slashes and brackets are
 * found, as they are written in North America, Spain, and wherever a number begins with + or 0; words ("five five five"),
 * pictures and digits of other scripts are not. How often it errs: docs/contact-details.md. In linear time.
 */
export function holdsContactDetails(words: string): boolean {
  const text = plain(words)
  return EMAIL.test(text) || MESSENGER_LINK.test(text) || digitRunsIn(withoutLinks(text)).some(isPhoneShaped)
}

/** `Ｎame(at)example。com` => `name@example.com`: one way to write what looks alike, or is meant alike. */
function plain(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/ ?[([{] ?(?:at|arroba) ?[)\]}] ?/g, '@')
    .replace(/ ?[([{] ?(?:dot|punkt|punto) ?[)\]}] ?/g, '.')
}

/** One character is enough of the name. With a space behind the @, only what ends as addresses mostly do: `see you @ the office`. */
const EMAIL =
  /[\p{L}\d_+%-]@(?:[\p{L}\d-]+\.)+\p{L}{2}|[\p{L}\d_+%-] ?@ (?:[\p{L}\d-]+\.)+(?:com|net|org|de|es|eu|uk)\b/u

/** https://faq.whatsapp.com/5913398998672934 */
const MESSENGER_LINK = /\bwa\.me\/\+?\d{7}|[?&]phone=\+?\d{7}/

/** The digits of any other link are its own. */
function withoutLinks(text: string): string {
  return text.replace(/(?:https?:\/\/|www\.)\S+/g, ' | ')
}
