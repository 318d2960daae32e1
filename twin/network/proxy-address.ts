import { invalid, type Answered, type Refusal } from './frontline-callback'
import type { FrontlineConsole } from './frontline-parts'

export type ChannelType = 'sms' | 'whatsapp' | 'chat'

/** Somebody to write to. */
export interface Contact {
  readonly channelType: ChannelType
  readonly channelValue: string
}

export interface ProxyAddress {
  readonly proxyAddress: string
}

/** E.164, with the channel before it: `+15551234567`, `whatsapp:+15551234567`. */
const ADDRESS = /^(?<channel>whatsapp:)?\+[1-9]\d{1,14}$/

/** https://www.twilio.com/docs/api/errors/48033: of the characters there it says no more than to avoid them. */
const RESERVED_IDENTITY = /^(?:US[0-9a-f]{32}|system|private|unique)$/

/**
 * https://www.twilio.com/docs/api/errors/48025: E.164, at WhatsApp with the channel before it; and 48033 of a chat. The
 * app asks for the proxy address before it looks at the contact.
 */
export function checkContact({ channelType, channelValue }: Contact): Refusal | undefined {
  if (channelType === 'chat') {
    const isIdentity = channelValue !== '' && channelValue.length <= 256 && !RESERVED_IDENTITY.test(channelValue)
    return isIdentity ? undefined : { code: 48033, message: `Invalid contact identity: ${channelValue}` }
  }
  const address = ADDRESS.exec(channelValue)
  const isWhatsapp = address?.groups?.['channel'] !== undefined
  if (address && isWhatsapp === (channelType === 'whatsapp')) return undefined
  return { code: 48025, message: `Invalid contact address: ${channelValue}` }
}

/** `{"proxy_address": "+…"}`, or what Frontline says is wrong: https://www.twilio.com/docs/api/errors/48026 and following */
export function readProxyAddress(
  { value }: Answered,
  contact: Contact,
  owned: Pick<FrontlineConsole, 'ownedAddresses' | 'whatsappSenders'> = {},
): ProxyAddress | Refusal {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return invalid('no JSON object')
  const proxyAddress: unknown = Reflect.get(value, 'proxy_address')
  const given = typeof proxyAddress === 'string' ? proxyAddress : ''
  if (given !== '' && given === contact.channelValue) {
    return { code: 48027, message: `Proxy address equals contact address: ${given}` }
  }
  // Assumption: the app asks for a chat, too, in which nobody sees an address of ours: any text will do.
  const isGood = contact.channelType === 'chat' ? given !== '' : ADDRESS.test(given)
  if (!isGood) return { code: 48026, message: `Invalid proxy address: ${JSON.stringify(proxyAddress)}` }
  return contact.channelType === 'chat' ? { proxyAddress: given } : checkAddress(given, contact, owned)
}

function checkAddress(
  ours: string,
  { channelValue: contact }: Contact,
  { ownedAddresses, whatsappSenders }: Pick<FrontlineConsole, 'ownedAddresses' | 'whatsappSenders'>,
): ProxyAddress | Refusal {
  const isWhatsapp = ours.startsWith('whatsapp:')
  if (ADDRESS.test(contact) && contact.startsWith('whatsapp:') !== isWhatsapp) {
    return { code: 48029, message: `Contact address type does not match proxy address type: ${contact}, ${ours}` }
  }
  // Assumption: a sender at WhatsApp is one of the account's numbers, too.
  if (ownedAddresses && !ownedAddresses.includes(ours.replace('whatsapp:', ''))) {
    return { code: 48028, message: `Proxy address is not a number of this account: ${ours}` }
  }
  if (isWhatsapp && whatsappSenders && !whatsappSenders.includes(ours)) {
    return { code: 48030, message: `Proxy address is not a WhatsApp sender: ${ours}` }
  }
  return { proxyAddress: ours }
}
