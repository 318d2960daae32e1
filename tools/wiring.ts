import { paths, repeatedly } from '../src/runtime/paths'
import type { Wiring } from '../twin/network/wiring'
import type { RoutingFile } from './routing/schema'

/**
 * Numbers that Proxy shows to workers. It needs as many as one worker has customers at a time, since each open session of
 * a worker takes a number of its own.
 */
const sparePool = Array.from({ length: 100 }, (_, n) => `+1202555${3000 + n}`)

/** What an operator of this business would have entered in the Console. */
export function consoleOf(routing: RoutingFile, baseUrl: string) {
  const numbers = numbersIn(routing)
  const reserved = routing.workers.flatMap(({ reservedNumber }) => reservedNumber ?? [])
  const wiring: Wiring = {
    voiceNumbers: numbers.frontline.map((phoneNumber) => ({
      phoneNumber,
      voiceUrl: baseUrl + paths.incomingCall,
      voiceMethod: 'POST',
      statusCallback: repeatedly(baseUrl + paths.callStatus),
    })),
    proxyNumbers: numbers.proxy,
    pool: (phoneNumber) => teamOf(routing, phoneNumber),
    workerPhones: routing.workers.flatMap(({ phone }) => (phone ? [phone] : [])),
  }
  const proxy = {
    outOfSessionCallbackUrl: baseUrl + paths.outOfSession,
    interceptCallbackUrl: baseUrl + paths.intercept,
    callbackUrl: repeatedly(baseUrl + paths.interaction),
    // Those that customers call are not for Proxy to choose: a worker would call one, and be taken for a customer.
    numbers: [
      ...[...numbers.proxy, ...reserved].map((phoneNumber) => ({ phoneNumber, reserved: true })),
      ...sparePool.map((phoneNumber) => ({ phoneNumber, reserved: false })),
    ],
  }
  const frontline = {
    outgoingConversationUrl: baseUrl + paths.outgoingConversation,
    ownedAddresses: ownedAddresses(routing),
  }
  return { wiring, proxy, frontline }
}

/** The callbacks that Twilio sends as often as it likes. */
export const callbacks = [
  paths.callStatus,
  paths.conversationStatus,
  paths.conversationRecording,
  paths.voicemailRecording,
  paths.interaction,
]

/** E.164, also of those on WhatsApp. Whatever a worker writes from is taken to be the account's. */
function ownedAddresses({ numbers, workers }: RoutingFile): readonly string[] {
  const all = [...numbers.map(({ address }) => address), ...workers.flatMap(({ proxyAddresses }) => proxyAddresses)]
  return all.map((address) => address.replace(/^whatsapp:/, '')).filter((address) => address.startsWith('+'))
}

function teamOf({ numbers, teams }: RoutingFile, phoneNumber: string): readonly string[] {
  const id = numbers.find(({ address }) => address === phoneNumber)?.team
  return teams.find((team) => team.id === id)?.workers ?? []
}

/** Only phone numbers can be called; a WhatsApp address belongs to Conversations. */
function numbersIn({ numbers }: RoutingFile) {
  const phoneNumbers = numbers.filter(({ address }) => address.startsWith('+'))
  const of = (service: 'frontline' | 'proxy') =>
    phoneNumbers.filter((number) => number.service === service).map(({ address }) => address)
  return { frontline: of('frontline'), proxy: of('proxy') }
}
