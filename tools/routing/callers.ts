import { addressOn } from '../../src/routing/address'

/** So Twilio calls a caller who hides their number. */
export const ANONYMOUS = 'anonymous'

/** Is this how Twilio names one caller or sender? https://www.twilio.com/docs/voice/twiml#twilios-request-to-your-application */
export function isCaller(address: string): boolean {
  return addressOn('sms', address) || addressOn('whatsapp', address) || /^(?:sip|client):./.test(address)
}
