import type { ServiceSettings } from './proxy-service'

/** Calling codes of two digits; 1 and 7 have one, all others three. https://www.itu.int/pub/T-SP-E.164D */
const OF_TWO_DIGITS = /^(?:2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/

/**
 * Whether Proxy may choose this number for somebody. Assumptions: a country is a calling code, so that all of North America
 * is one; a more specific level counts only there, as Twilio says; and `overlay`, `radius` and `extended-area-code` are the
 * same area code, because the twin has no map of the areas. Twilio may find a neighbour where the twin refuses.
 */
export function isNear(identifier: string, phoneNumber: string, level: ServiceSettings['geoMatchLevel']): boolean {
  const [theirs, ours] = [digitsOf(identifier), digitsOf(phoneNumber)]
  // `messenger:12345` is nowhere.
  if (theirs === undefined || ours === undefined) return true
  const country = callingCode(theirs)
  if (country !== callingCode(ours)) return false
  return level === 'country' || country !== '1' || theirs.slice(1, 4) === ours.slice(1, 4)
}

/** '+15551234567', 'whatsapp:+15551234567' => '15551234567' */
function digitsOf(address: string): string | undefined {
  return /^(?:[a-z-]+:)?\+(\d+)$/.exec(address)?.[1]
}

function callingCode(digits: string): string {
  if (/^[17]/.test(digits)) return digits.slice(0, 1)
  return digits.slice(0, OF_TWO_DIGITS.test(digits) ? 2 : 3)
}
