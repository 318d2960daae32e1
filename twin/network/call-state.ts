import { newSid } from '../account'
import { CUSTOMER, nameOf } from './caller-name'
import { newCourier, type Courier } from './courier'
import type { ProxySession } from '../api/proxy-store'
import type { CallOutcome, CallScript } from './script'
import type { Line } from './wiring'

/** As a transcript calls it. */
export const TWILIO = 'Twilio'

/** https://www.twilio.com/docs/voice/api/call-resource#call-status-values: those of an inbound call. */
export type CallStatus = 'ringing' | 'in-progress' | 'completed' | 'busy' | 'no-answer'

/** One call from ring to end. Only `progress` changes, and only this call's own verbs change it. */
export interface Call {
  readonly sid: string
  readonly script: CallScript
  /** As a transcript calls them. */
  readonly caller: string
  readonly network: Line
  readonly courier: Courier
  readonly progress: Progress
}

export interface Progress {
  status: CallStatus
  outcome: CallOutcome
  hasLeftMessage: boolean
  conversationSid: string | undefined
  recordingSid: string | undefined
  session: ProxySession | undefined
  /** Callbacks for which the call does not wait: they are sent when it is over. */
  readonly afterwards: (() => Promise<void>)[]
}

export function newCall(script: CallScript, network: Line): Call {
  return {
    sid: newSid('CA'),
    script,
    caller: nameOf(script, network),
    network,
    courier: newCourier(network),
    progress: {
      status: 'ringing',
      outcome: 'ended',
      hasLeftMessage: false,
      conversationSid: undefined,
      recordingSid: undefined,
      session: undefined,
      afterwards: [],
    },
  }
}

export function answer(call: Call): void {
  if (call.progress.status === 'ringing') call.progress.status = 'in-progress'
}

export function did(call: Call, who: string, what: string): void {
  call.network.events.emit({ kind: 'did', who, what })
}

/** In the middle of a sentence: `the customer`, `+15550400001`. */
export function theCaller({ caller }: Call): string {
  return caller === CUSTOMER ? `the ${caller}` : caller
}

export function sleepSeconds(call: Call, seconds: number): Promise<void> {
  return call.network.clock.sleep(seconds * 1000)
}
