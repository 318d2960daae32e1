/** `+15551234567`, `whatsapp:+15551234567`, or a chat identity: where somebody is reached. */
export type Address = string

/** Frontline's channel types. https://www.twilio.com/docs/frontline/outgoing-conversations */
export const channels = ['sms', 'whatsapp', 'chat'] as const
export type Channel = (typeof channels)[number]

/** E.164: at most 15 digits, none of them a leading zero. */
const E164 = /^\+[1-9]\d{1,14}$/

/**
 * What stands in place of a number that is kept back: ANONYMOUS, BLOCKED, RESTRICTED, UNAVAILABLE and UNKNOWN on the keys of
 * a phone. https://help.twilio.com/articles/223179988
 */
const keptBack: ReadonlySet<Address> = new Set(['+266696687', '+2562533', '+7378742833', '+86282452253', '+8656696'])

/** A number by which somebody is told from others, and reached. */
export function isPhoneNumber(address: Address | undefined): address is Address {
  return address !== undefined && E164.test(address) && !keptBack.has(address)
}

/** Does it tell one customer from all others? A number does that is not kept back, and what a channel names: `whatsapp:+1…`, `messenger:…` */
export function isSomebody(address: Address): boolean {
  return isPhoneNumber(address) || /^[a-z]+:./.test(address)
}

/** Can somebody be reached at this address on this channel? */
export function addressOn(channel: Channel, address: Address): boolean {
  switch (channel) {
    case 'sms':
      return isPhoneNumber(address)
    case 'whatsapp':
      return address.startsWith('whatsapp:') && isPhoneNumber(address.slice('whatsapp:'.length))
    case 'chat':
      return address !== '' && !address.startsWith('+') && !address.startsWith('whatsapp:')
  }
}
