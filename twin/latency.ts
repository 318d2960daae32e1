import { setTimeout as wait } from 'node:timers/promises'
import type { Layer } from './api/layer'

/** What lies between a Function and Twilio's APIs, in real time. */
export interface Latency {
  /** From a request to its answer, on a connection that is open. */
  readonly roundTripMilliseconds: number
  /** To open a connection: TCP's and TLS's handshakes. */
  readonly connectionMilliseconds: number
}

/** What the SDK's own HTTP client sets up. Twilio's side may close sooner; no page of Twilio's says when. */
const IDLE_MILLISECONDS = 30_000
const MOST_IDLE_PER_HOST = 5

/**
 * Makes each exchange take its time.
 *
 * Modelled: one warm container whose Functions share one SDK client, version 5.3.6 or later. It keeps connections open,
 * per host: a request takes one that is idle, or opens a new one. So requests one after another pay for one connection,
 * and as many at once as there are pay for each. The real connections cannot be counted instead, because the SDK opens one
 * per request whenever HTTP_PROXY is set, as it is here.
 *
 * Not modelled: several containers, a client that is made anew for each webhook, a busy Twilio, lost packets, and time
 * that grows with the size of an answer.
 */
export function delaying({ roundTripMilliseconds, connectionMilliseconds }: Latency): Layer {
  const connections = newConnections(() => performance.now())
  return async ({ request }, next) => {
    if (!connections.takeIdle(request.host)) await wait(connectionMilliseconds)
    await wait(roundTripMilliseconds)
    const response = await next(request)
    // Without an answer there is no connection to give back: it broke, or its caller has given up on it.
    connections.giveBack(request.host)
    return response
  }
}

export interface Connections {
  /** Whether there was one. Of several, the one that was used last, as Node's agent does it. */
  readonly takeIdle: (host: string) => boolean
  readonly giveBack: (host: string) => void
}

export function newConnections(now: () => number): Connections {
  const idleSince = new Map<string, readonly number[]>()
  const idle = (host: string) => (idleSince.get(host) ?? []).filter((since) => now() - since < IDLE_MILLISECONDS)
  return {
    takeIdle: (host) => {
      const open = idle(host)
      idleSince.set(host, open.slice(0, -1))
      return open.length > 0
    },
    giveBack: (host) => {
      const open = idle(host)
      // One too many is closed, as soon as it is given back.
      if (open.length < MOST_IDLE_PER_HOST) idleSince.set(host, [...open, now()])
    },
  }
}
