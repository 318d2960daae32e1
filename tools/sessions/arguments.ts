import { InvalidArgumentError } from '@commander-js/extra-typings'
import { isPhoneNumber } from '../../src/routing/address'
import type { WantedParticipant } from './create-command'
import { MOST_CHARACTERS_IN_NAME } from './unique-name'

/** Proxy wants 0 < ttl < 2147483647. https://www.twilio.com/docs/proxy/proxy-limits */
const LONGEST_TTL_SECONDS = 2_147_483_646

export function ttl(value: string): number {
  if (/^\d{1,10}$/.test(value) && Number(value) >= 1 && Number(value) <= LONGEST_TTL_SECONDS) return Number(value)
  throw new InvalidArgumentError(`It is a whole number of seconds from 1 to ${LONGEST_TTL_SECONDS}.`)
}

export function name(value: string): string {
  // Proxy tells a name from a SID by its looks.
  if (value.trim() !== '' && value.length <= MOST_CHARACTERS_IN_NAME && !/^KC[0-9a-f]{32}$/i.test(value)) return value
  throw new InvalidArgumentError(
    `It has 1 to ${MOST_CHARACTERS_IN_NAME} characters, and does not look like a SID; this one has ${value.length}.`,
  )
}

/** `+12025550199` or `whatsapp:+12025550199`, and behind an equals sign the number of ours that this one is to see. */
export function participant(value: string): WantedParticipant {
  const [identifier = '', proxyIdentifier, ...more] = value.split('=')
  const isReachable = isPhoneNumber(identifier) || /^[a-z]+:.+$/.test(identifier)
  if (isReachable && more.length === 0 && (proxyIdentifier === undefined || isPhoneNumber(proxyIdentifier))) {
    return { identifier, proxyIdentifier }
  }
  throw new InvalidArgumentError(
    'It is an address such as +12025550199, or with the number of yours that this one is to see: +12025550199=+12025550103.',
  )
}

/** A SID or a unique name. */
export function session(value: string): string {
  if (value !== '') return value
  throw new InvalidArgumentError('It is the SID of a session, KC and 32 hexadecimal digits, or its unique name.')
}
