/** https://www.twilio.com/docs/proxy/proxy-limits */
export const MOST_CHARACTERS_IN_NAME = 191

/** A plus and seven digits, or ten in a row, however they are set apart. A date has eight. */
const LIKE_A_PHONE_NUMBER = /\+\d(?:[ ().-]{0,2}\d){6,14}|(?<![0-9A-Za-z])\(?\d(?:[ ().-]{0,2}\d){9,14}(?![0-9A-Za-z])/

/** Twilio keeps names for ever, and shows them to whoever may read its logs: "This value should not have PII." */
export function warningOfName(name: string): string | undefined {
  const [found] = LIKE_A_PHONE_NUMBER.exec(name) ?? /\S+@\S+\.\S+/.exec(name) ?? []
  if (found === undefined) return undefined
  return `Warning: the name holds what looks like somebody's address, and a name should hold no personal data: ${found}`
}
