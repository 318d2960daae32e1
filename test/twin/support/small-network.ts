import { newAccount } from '../../../twin/account'
import { virtualClock } from '../../../twin/clock'
import { newEvents, type Stamped } from '../../../twin/events'
import { newFaults } from '../../../twin/faults/faults'
import { newPhoneNetwork } from '../../../twin/network/phone-network'
import type { CallScript, Report } from '../../../twin/network/script'
import { startFakeFunctions } from './fake-functions'
import { smallConversations, smallProxy } from './small-stores'

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
  } = {},
) {
  const account = newAccount()
  const functions = await startFakeFunctions(account.authToken)
  const clock = virtualClock(new Date('2026-01-05T09:00:00Z'))
  const events = newEvents(() => clock.now())
  const everything: Stamped[] = []
  events.listen((stamped) => everything.push(stamped))
  const conversations = smallConversations()
  const proxy = smallProxy([PROXY_NUMBER, OTHER_PROXY_NUMBER])
  proxy.configure({ outOfSessionCallbackUrl: `${functions.url}/proxy/out-of-session`, numbers: [] })
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
  }
  const faults = newFaults()
  const parts = { account, clock, events, wiring, conversations, proxy, faults }
  const network = newPhoneNetwork(parts)
  return {
    ...parts,
    functions,
    everything,
    network,
    /** A call from the customer to the Frontline number, unless told otherwise. */
    call: (script: Partial<CallScript> = {}) =>
      network.call({ from: CUSTOMER, to: FRONTLINE_NUMBER, worker: 'answers', message: 'none', ...script }),
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
