import type { Deliver } from '../signed-request'
import type { Account } from '../account'
import type { CallsStore } from '../api/calls-store'
import type { ConversationsStore } from '../api/conversations-store'
import type { FrontlineUsersStore } from '../api/frontline-users-store'
import type { MessagesStore } from '../api/messages-store'
import type { ProxyStore } from '../api/proxy-store'
import type { RecordingsStore } from '../api/recordings-store'
import type { Clock } from '../clock'
import type { Events } from '../events'
import type { Faults } from '../faults/faults'
import type { Mistake } from './mistake'
import type { ProxyDelays } from './proxy-delays'

/** A number whose calls Twilio asks the developer about; at Frontline, the numbers that customers call. */
export interface VoiceNumber {
  readonly phoneNumber: string
  readonly voiceUrl: string
  readonly voiceMethod: 'GET' | 'POST'
  /** "Call status changes": asked by POST when a call to this number has ended. */
  readonly statusCallback?: string | undefined
}

/** What an operator has entered in the Frontline console and at the Conversations service. */
export interface InboundSettings {
  /** Those that customers write to, with their channel: `+1…`, `whatsapp:+1…`. All voice numbers are some, too. */
  readonly addresses: readonly string[]
  readonly routing: 'do-not-route' | 'custom' | 'pool'
  /** "Custom routing callback URL". */
  readonly routingUrl: string | undefined
  /** For pre- and post-action webhooks alike. Without it, Conversations neither asks nor tells. */
  readonly conversationsUrl: string | undefined
}

/** What an operator has entered in the Console about each number. */
export interface Wiring {
  readonly voiceNumbers: readonly VoiceNumber[]
  /** Proxy's store says which numbers are Proxy's; these are named to whoever dials another one. */
  readonly proxyNumbers: readonly string[]
  /** Identities of the workers whom routing may assign to a call on this number: it takes the first. Empty: it assigns nobody. */
  readonly pool: (this: void, phoneNumber: string) => readonly string[]
  /** Without it, Frontline routes to the pool, and Conversations has no webhooks. */
  readonly frontline?: InboundSettings | undefined
  /** Phones of workers, who are no customers when they call or text. */
  readonly workerPhones?: readonly string[]
}

/** Everything that the phone network stands on. */
export interface NetworkParts {
  readonly account: Account
  readonly clock: Clock
  readonly events: Events
  readonly wiring: Wiring
  readonly conversations: ConversationsStore
  readonly proxy: ProxyStore
  /** Without them, everybody in a pool is available. */
  readonly frontlineUsers?: Pick<FrontlineUsersStore, 'find'> | undefined
  /** Where calls are kept for whoever asks about them. */
  readonly calls?: Pick<CallsStore, 'put'> | undefined
  /** The same of texts. */
  readonly messages?: Pick<MessagesStore, 'put'> | undefined
  /** Where recordings are kept for whoever fetches them. */
  readonly recordings?: Pick<RecordingsStore, 'add' | 'complete' | 'markAbsent'> | undefined
  /** What is to go wrong with callbacks. */
  readonly faults: Faults
  readonly deliver?: Deliver | undefined
  /** Without them, the usual ones. */
  readonly proxyDelays?: ProxyDelays | undefined
}

/** The network as one call or text has it, with events and a list of mistakes of its own. */
export interface Line extends NetworkParts {
  readonly note: (mistake: Mistake) => void
}

export function voiceNumber(wiring: Wiring, phoneNumber: string): VoiceNumber | undefined {
  return wiring.voiceNumbers.find((number) => number.phoneNumber === phoneNumber)
}

/** Whether customers write to it at Frontline. */
export function isFrontlines(wiring: Wiring, address: string): boolean {
  return voiceNumber(wiring, address) !== undefined || (wiring.frontline?.addresses.includes(address) ?? false)
}

/** `+15550001111 (calls), +15550002222 (Proxy)` */
export function knownNumbers(wiring: Wiring): string {
  const calls = wiring.voiceNumbers.map(({ phoneNumber }) => `${phoneNumber} (calls)`)
  const others = wiring.frontline?.addresses.filter((address) => !voiceNumber(wiring, address)) ?? []
  const texts = others.map((address) => `${address} (texts)`)
  const proxy = wiring.proxyNumbers.map((phoneNumber) => `${phoneNumber} (Proxy)`)
  return [...calls, ...texts, ...proxy].join(', ') || 'none'
}
