import type { Deliver } from '../signed-request'
import type { Account } from '../account'
import type { ConversationsStore } from '../api/conversations-store'
import type { ProxyStore } from '../api/proxy-store'
import type { Clock } from '../clock'
import type { Events } from '../events'

/** A number whose calls Twilio asks the developer about; at Frontline, the numbers that customers call. */
export interface VoiceNumber {
  readonly phoneNumber: string
  readonly voiceUrl: string
  readonly voiceMethod: 'GET' | 'POST'
}

/** What an operator has entered in the Console about each number. */
export interface Wiring {
  readonly voiceNumbers: readonly VoiceNumber[]
  /** Proxy's store says which numbers are Proxy's; these are named to whoever dials another one. */
  readonly proxyNumbers: readonly string[]
  /** Identities of the workers in Frontline's pool: routing assigns the first. Empty: it assigns nobody. */
  readonly pool: readonly string[]
}

/** Everything that the phone network stands on. */
export interface NetworkParts {
  readonly account: Account
  readonly clock: Clock
  readonly events: Events
  readonly wiring: Wiring
  readonly conversations: ConversationsStore
  readonly proxy: ProxyStore
  readonly deliver?: Deliver | undefined
}

export function voiceNumber(wiring: Wiring, phoneNumber: string): VoiceNumber | undefined {
  return wiring.voiceNumbers.find((number) => number.phoneNumber === phoneNumber)
}

/** `+15550001111 (calls), +15550002222 (Proxy)` */
export function knownNumbers(wiring: Wiring): string {
  const calls = wiring.voiceNumbers.map(({ phoneNumber }) => `${phoneNumber} (calls)`)
  const proxy = wiring.proxyNumbers.map((phoneNumber) => `${phoneNumber} (Proxy)`)
  return [...calls, ...proxy].join(', ') || 'none'
}
