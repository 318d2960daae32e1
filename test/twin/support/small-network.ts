import { newAccount } from '../../../twin/account'
import { virtualClock } from '../../../twin/clock'
import { newEvents, type Stamped } from '../../../twin/events'
import { newFaults } from '../../../twin/faults/faults'
import type { InboundSettings } from '../../../twin/network/wiring'
import { newPhoneNetwork } from '../../../twin/network/phone-network'
import { newConversations } from '../../../twin/api/conversations'
import { newFrontlineUsers } from '../../../twin/api/frontline-users'
import type { CallRecord } from '../../../twin/api/calls-store'
import type { Message } from '../../../twin/api/messages-store'
import type { SessionMode } from '../../../twin/api/proxy-store'
import type { CallScript, Report } from '../../../twin/network/script'
import { startFakeFunctions } from './fake-functions'
import { smallProxy } from './small-proxy'

export const CUSTOMER = '+15550100001'
export const FRONTLINE_NUMBER = '+15550200001'
export const PROXY_NUMBER = '+15550300001'
export const OTHER_PROXY_NUMBER = '+15550300002'
export const WORKER = 'worker-1@example.com'
export const WORKER_PHONE = '+15550400001'

export async function smallNetwork(
  changes: {
    readonly pool?: readonly string[]
    readonly voiceMethod?: 'GET' | 'POST'
    readonly workerPhones?: readonly string[]
    readonly frontline?: Partial<InboundSettings>
  } = {},
) {
  const account = newAccount()
  const functions = await startFakeFunctions(account.authToken)
  const clock = virtualClock(new Date('2026-01-05T09:00:00Z'))
  const events = newEvents(() => clock.now())
  const everything: Stamped[] = []
  events.listen((stamped) => everything.push(stamped))
  const conversations = newConversations({ account, clock }).store
  const frontlineUsers = newFrontlineUsers().store
  const proxy = smallProxy([PROXY_NUMBER, OTHER_PROXY_NUMBER], clock)
  const outOfSessionCallbackUrl = `${functions.url}/proxy/out-of-session`
  proxy.configure({ outOfSessionCallbackUrl, numbers: [] })
  /** For whoever asks by the REST API. */
  const filed = { calls: new Map<string, CallRecord>(), messages: new Map<string, Message>() }
  const calls = { put: (call: CallRecord) => void filed.calls.set(call.sid, call) }
  const messages = { put: (message: Message) => void filed.messages.set(message.sid, message) }
  const wiring = {
    voiceNumbers: [
      {
        phoneNumber: FRONTLINE_NUMBER,
        voiceUrl: `${functions.url}/voice/incoming`,
        voiceMethod: changes.voiceMethod ?? 'POST',
      },
    ],
    proxyNumbers: [PROXY_NUMBER, OTHER_PROXY_NUMBER],
    pool: () => changes.pool ?? [WORKER],
    workerPhones: changes.workerPhones ?? [],
    ...(changes.frontline && { frontline: { ...unrouted, ...urlsOf(changes.frontline, functions.url) } }),
  }
  const faults = newFaults()
  const parts = { account, clock, events, wiring, conversations, frontlineUsers, proxy, calls, messages, faults }
  const network = newPhoneNetwork(parts)
  return {
    ...parts,
    functions,
    everything,
    network,
    filed,
    /** Proxy asks before each call and text in a session, and tells what becomes of it. */
    setUpInteractions: (changes: { readonly interceptCallbackUrl?: string; readonly callbackUrl?: string } = {}) => {
      const interceptCallbackUrl = `${functions.url}/proxy/intercept`
      const callbackUrl = `${functions.url}/proxy/interaction`
      proxy.configure({ outOfSessionCallbackUrl, interceptCallbackUrl, callbackUrl, numbers: [], ...changes })
      functions.answer('/proxy/intercept', { status: 200 })
      functions.answer('/proxy/interaction', { status: 204 })
    },
    /** The customer and the worker are in a session; its SID. */
    openSession: (mode?: SessionMode): string => {
      const { sid } = proxy.createSession(mode ? { mode } : {})
      proxy.addParticipant(sid, CUSTOMER, PROXY_NUMBER)
      proxy.addParticipant(sid, WORKER_PHONE, OTHER_PROXY_NUMBER)
      return sid
    },
    /** A call from the customer to the Frontline number, unless told otherwise. */
    call: (script: Partial<CallScript> = {}) =>
      network.call({ from: CUSTOMER, to: FRONTLINE_NUMBER, worker: 'answers', message: 'none', ...script }),
  }
}

const unrouted = { addresses: [], routing: 'do-not-route', routingUrl: undefined, conversationsUrl: undefined } as const

/** `/routing` => where the Functions of the test are; a whole URL stays what it is. */
function urlsOf({ routingUrl, conversationsUrl, ...others }: Partial<InboundSettings>, base: string) {
  return {
    ...others,
    ...(routingUrl && { routingUrl: new URL(routingUrl, base).href }),
    ...(conversationsUrl && { conversationsUrl: new URL(conversationsUrl, base).href }),
  }
}

export type SmallNetwork = Awaited<ReturnType<typeof smallNetwork>>

/** The paths of the requests, in order. */
export function paths({ requests }: Report): string[] {
  return requests.map(({ url }) => new URL(url).pathname)
}

/** What the parameters of the request to `path` were; of the last, if there were more. */
export function paramsOf({ requests }: Report, path: string): Readonly<Record<string, string>> {
  const found = requests.findLast(({ url }) => new URL(url).pathname === path)
  if (!found) throw new Error(`no request to ${path}`)
  return found.params
}

export function wordsTo({ transcript }: Report, listener: string): string[] {
  return transcript.flatMap(({ event }) => (event.kind === 'said' && event.to === listener ? [event.words] : []))
}

export function debuggerCodes({ transcript }: Report): number[] {
  return transcript.flatMap(({ event }) => (event.kind === 'debugger' ? [event.code] : []))
}

export function deeds({ transcript }: Report): string[] {
  return transcript.flatMap(({ event }) => (event.kind === 'did' ? [`${event.who} ${event.what}`] : []))
}

/** Seconds from the first event to the last. */
export function lasted({ transcript }: Report): number {
  const [first, last] = [transcript[0], transcript.at(-1)]
  return first && last ? (last.at.getTime() - first.at.getTime()) / 1000 : 0
}
