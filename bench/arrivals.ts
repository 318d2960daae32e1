import { webhooks, type Webhook } from './requests'
import { seededRandom } from './seeded-random'

/** A webhook and when it comes. */
export interface Arrival extends Webhook {
  /** Milliseconds from the beginning. */
  readonly at: number
}

export interface Load {
  readonly callsPerMinute: number
  /** For how long calls come in. What follows from them comes later. */
  readonly seconds: number
  /** Of calls that end with a message. */
  readonly voicemailShare: number
  readonly seed: number
}

/** Customers of the first half are known, those of the second are not. */
export interface Contacts {
  readonly known: number
  readonly all: number
}

/** Milliseconds from the arrival of a call. A short call, so that a minute of them is a minute of full load. */
const STATUSES_AT = [800, 1_500, 4_000, 9_000] as const
const CONNECT_ACTION_AT = 9_500
const MESSAGE_AT = 12_000

/** Milliseconds after whatever was last told to us. */
const OVER_AFTER = 500

/** More than the steps of a call are apart, so that they overtake each other. */
const LATEST_BY = 6_000

export function callsIn({ callsPerMinute, seconds }: Load): number {
  return Math.round((callsPerMinute * seconds) / 60)
}

export function contactsIn(load: Load): Contacts {
  const all = callsIn(load)
  return { known: Math.floor(all / 2), all }
}

/** Does the n-th call end with a message? Spread evenly. */
export function leavesMessage(n: number, { voicemailShare }: Load): boolean {
  return Math.floor((n + 1) * voicemailShare) > Math.floor(n * voicemailShare)
}

/** Calls and as many contacts out of session, evenly spread, each up to half a step early or late; in order of time. */
export function arrivals(load: Load): readonly Arrival[] {
  const random = seededRandom(load.seed)
  const all = callsIn(load)
  const step = (load.seconds * 1_000) / all
  const { known } = contactsIn(load)
  const start = (n: number) => (n + random()) * step
  const late = () => random() * LATEST_BY

  const calls = Array.from({ length: all }, (_, n): readonly Arrival[] => {
    const at = start(n)
    const statuses = STATUSES_AT.map((after, index) => ({
      ...webhooks.status(n, index + 1),
      // Three of the four are late, and the last one may come before them.
      at: at + after + (index < 3 ? late() : 0),
    }))
    const hasMessage = leavesMessage(n, load)
    const overAt = (hasMessage ? MESSAGE_AT : CONNECT_ACTION_AT) + OVER_AFTER
    const message = [
      { ...webhooks.voicemailAction(n), at: at + MESSAGE_AT },
      { ...webhooks.voicemailRecording(n), at: at + MESSAGE_AT + late() },
    ]
    return [
      { ...webhooks.incoming(n), at },
      ...statuses,
      { ...webhooks.connectAction(n, !hasMessage), at: at + CONNECT_ACTION_AT },
      ...(hasMessage ? message : []),
      { ...webhooks.callStatus(n), at: at + overAt },
    ]
  })
  // A known customer and a new one in turn.
  const contacts = Array.from({ length: all }, (_, n): Arrival => {
    const customer = n % 2 === 1 ? (n - 1) / 2 : known + n / 2
    return { ...webhooks.outOfSession(customer), at: start(n) }
  })
  return [...calls.flat(), ...contacts].toSorted((a, b) => a.at - b.at)
}
