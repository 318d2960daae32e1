import type { WebhookAnswer } from '../signed-request'
import { mediaType } from './document'

/** An entry in Twilio's debugger. */
export interface Refusal {
  readonly code: number
  readonly message: string
}

export interface ProxyAddress {
  readonly proxyAddress: string
}

/** https://www.twilio.com/docs/api/errors/48003: "Responses are capped at 64k." */
const LARGEST_ANSWER_BYTES = 64 * 1024

/** E.164, with the channel before it: `+15551234567`, `whatsapp:+15551234567`. */
const ADDRESS = /^(?<channel>whatsapp:)?\+[1-9]\d{1,14}$/

/** Whoever wrote this answer made a mistake: it did come, and is wrong. */
export function isMistake({ code }: Refusal): boolean {
  return [48003, 48026, 48027, 48028, 48029].includes(code)
}

/** https://www.twilio.com/docs/api/errors/48025: E.164, at WhatsApp with the channel before it. */
export function isContact({
  channelType,
  channelValue,
}: {
  readonly channelType: string
  readonly channelValue: string
}) {
  const contact = ADDRESS.exec(channelValue)
  return contact !== null && (contact.groups?.['channel'] !== undefined) === (channelType === 'whatsapp')
}

/** `{"proxy_address": "+…"}`, or what Frontline says is wrong: https://www.twilio.com/docs/api/errors/48001 and following */
export function readProxyAddress(
  answer: WebhookAnswer,
  contact: string,
  ownedAddresses?: readonly string[],
): ProxyAddress | Refusal {
  const { status, body, failed, contentType } = answer
  if (failed === 'timed-out') return { code: 48005, message: `Callback failed due to timeout: ${body}` }
  if (failed) return { code: 48004, message: `Callback returned an error: ${body}` }
  if (status < 200 || status > 299) return { code: 48004, message: `Callback returned an error: status ${status}` }
  if (Buffer.byteLength(body) > LARGEST_ANSWER_BYTES) return invalid('more than 64 kB')
  if (mediaType(contentType) !== 'application/json') return invalid(`content type "${contentType}"`)
  const value = parseObject(body)
  return value ? checkAddress(value['proxy_address'], contact, ownedAddresses) : invalid('no JSON object')
}

function checkAddress(
  proxyAddress: unknown,
  contact: string,
  ownedAddresses: readonly string[] | undefined,
): ProxyAddress | Refusal {
  const ours = typeof proxyAddress === 'string' ? ADDRESS.exec(proxyAddress) : null
  if (!ours) return { code: 48026, message: `Invalid proxy address: ${JSON.stringify(proxyAddress)}` }
  if (ours[0] === contact) return { code: 48027, message: `Proxy address equals contact address: ${contact}` }
  const theirs = ADDRESS.exec(contact)
  if (theirs && theirs.groups?.['channel'] !== ours.groups?.['channel']) {
    return { code: 48029, message: `Contact address type does not match proxy address type: ${contact}, ${ours[0]}` }
  }
  // Assumption: a sender at WhatsApp is one of the account's numbers, too.
  if (ownedAddresses && !ownedAddresses.includes(ours[0].replace('whatsapp:', ''))) {
    return { code: 48028, message: `Proxy address is not a number of this account: ${ours[0]}` }
  }
  return { proxyAddress: ours[0] }
}

function invalid(why: string): Refusal {
  return { code: 48003, message: `Callback returned an invalid response: ${why}` }
}

function parseObject(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}
