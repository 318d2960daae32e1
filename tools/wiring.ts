import { paths, repeatedly } from '../src/runtime/paths'
import type { FrontlineConsole } from '../twin/network/frontline-parts'
import type { InboundSettings, Wiring } from '../twin/network/wiring'
import type { RoutingFile } from './routing/schema'

/**
 * Numbers that Proxy shows to workers. It needs as many as one worker has customers at a time, since each open session of
 * a worker takes a number of its own.
 */
const sparePool = Array.from({ length: 100 }, (_, n) => `+1202555${3000 + n}`)

/** How Frontline finds a worker for somebody who calls or writes first. */
export type FrontlineRouting = InboundSettings['routing']

/** The one that asks our Functions. */
export const usualRouting: FrontlineRouting = 'custom'

/**
 * What an operator of this business would have entered in the Console. Only with custom routing are the webhooks of
 * Conversations set, too: the one asks for the other.
 */
export function consoleOf(routing: RoutingFile, baseUrl: string, frontlineRouting: FrontlineRouting = usualRouting) {
  const numbers = numbersIn(routing)
  const owned = ownedAddresses(routing)
  const reserved = routing.workers.flatMap(({ reservedNumber }) => reservedNumber ?? [])
  const conversationsUrl = frontlineRouting === 'custom' ? baseUrl + paths.conversations : undefined
  const wiring: Wiring = {
    voiceNumbers: numbers.frontline.map((phoneNumber) => ({
      phoneNumber,
      voiceUrl: baseUrl + paths.incomingCall,
      voiceMethod: 'POST',
      statusCallback: repeatedly(baseUrl + paths.callStatus),
    })),
    proxyNumbers: numbers.proxy,
    pool: (phoneNumber) => teamOf(routing, phoneNumber),
    frontline: {
      addresses: addressesAtFrontline(routing),
      routing: frontlineRouting,
      routingUrl: baseUrl + paths.conversationRouting,
      conversationsUrl,
    },
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
  const frontline: FrontlineConsole = {
    outgoingConversationUrl: baseUrl + paths.outgoingConversation,
    crmUrl: baseUrl + paths.crm,
    templatesUrl: baseUrl + paths.templates,
    conversationsUrl,
    ownedAddresses: phoneNumbers(owned),
    whatsappSenders: owned.filter((address) => address.startsWith('whatsapp:')),
  }
  const workers = routing.workers.map(({ identity }) => identity)
  const inProxy = proxy.numbers.map(({ phoneNumber }) => phoneNumber)
  return {
    wiring,
    proxy,
    frontline,
    /** Those that send texts. */
    phoneNumbers: phoneNumbers(owned),
    /** All that the account has. */
    ownedNumbers: [...phoneNumbers(owned), ...inProxy],
    workers,
  }
}

/** The callbacks that Twilio sends as often as it likes. */
export const callbacks = [
  paths.callStatus,
  paths.conversationStatus,
  paths.conversationRecording,
  paths.voicemailRecording,
  paths.interaction,
  paths.conversations,
]

/** Whatever a worker writes from is taken to be the account's. */
function ownedAddresses({ numbers, workers }: RoutingFile): readonly string[] {
  return [...numbers.map(({ address }) => address), ...workers.flatMap(({ proxyAddresses }) => proxyAddresses)]
}

/** E.164, also of those on WhatsApp. */
function phoneNumbers(addresses: readonly string[]): readonly string[] {
  return addresses.map((address) => address.replace(/^whatsapp:/, '')).filter((address) => address.startsWith('+'))
}

/** Those on WhatsApp, too, and those from which workers write: customers answer them. */
function addressesAtFrontline({ numbers, workers }: RoutingFile): readonly string[] {
  const shared = numbers.filter(({ service }) => service === 'frontline').map(({ address }) => address)
  const own = workers.flatMap(({ proxyAddresses }) => proxyAddresses)
  return [...new Set([...shared, ...own.filter((address) => /^(?:whatsapp:)?\+/.test(address))])]
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
