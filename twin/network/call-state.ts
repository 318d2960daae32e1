import { newSid } from '../account'
import type { ProxySession } from '../api/proxy-store'
import { nameOf } from './caller-name'
import { newCourier, type Courier } from './courier'
import type { TwimlDocument } from './document'
import { did, type Listener } from './listener'
import type { Part } from './part'
import type { CallOutcome } from './script'
import type { TwimlElement } from './twiml'
import { voiceParams, type CallStatus } from './voice-params'
import type { Line } from './wiring'

/** One call from ring to end, and the caller in it. Only `progress` changes, and only this call's own verbs change it. */
export interface Call extends Listener {
  readonly sid: string
  readonly part: Part
  readonly courier: Courier
  readonly progress: Progress
}

export interface Progress {
  /** `completed` as soon as the caller has hung up. */
  status: CallStatus
  outcome: CallOutcome
  readonly createdAt: Date
  answeredAt: Date | undefined
  endedAt: Date | undefined
  hasHeardSomething: boolean
  hasLeftMessage: boolean
  /** Times that Twilio was told to `<Connect>`. */
  connects: number
  conversationSid: string | undefined
  recordingSid: string | undefined
  session: ProxySession | undefined
  /** Callbacks for which the call does not wait: they are sent when it is over. */
  readonly afterwards: (() => Promise<void>)[]
}

export function newCall(part: Part, network: Line): Call {
  const sid = newSid('CA')
  const { from, to } = part
  const progress: Progress = {
    status: 'ringing',
    outcome: 'ended',
    createdAt: network.clock.now(),
    answeredAt: undefined,
    endedAt: undefined,
    hasHeardSomething: false,
    hasLeftMessage: false,
    connects: 0,
    conversationSid: undefined,
    recordingSid: undefined,
    session: undefined,
    afterwards: [],
  }
  const call: Call = {
    sid,
    part,
    name: part.app?.worker ?? nameOf(part, network),
    network,
    keys: [...part.keys],
    courier: newCourier(network),
    progress,
    // Assumption: a worker's app calls in, as any client does. No page tells the parameters of that call.
    params: () => voiceParams({ sid, from, to, status: progress.status, direction: 'inbound' }, network.account),
    answer: () => {
      if (progress.status !== 'ringing') return
      progress.status = 'in-progress'
      progress.answeredAt = network.clock.now()
      fileCall(call)
    },
    hangsUpAt: (heard, document) => {
      const isFirst = !progress.hasHeardSomething
      progress.hasHeardSomething = true
      const { callerHangsUp: moment } = part
      const leaves =
        moment === 'during-greeting' ? isFirst : moment === 'during-prompt' && leadsToRecord(heard, document)
      if (!leaves) return false
      progress.outcome = 'hung-up'
      hangUp(call)
      return true
    },
  }
  fileCall(call)
  return call
}

/** For whoever asks about it by the REST API: as it stands now. */
export function fileCall({ sid, part: { from, to }, progress, network }: Call): void {
  const { status, createdAt, answeredAt, endedAt } = progress
  network.calls?.put({ sid, from, to, status, createdAt, answeredAt, endedAt })
}

export function hangUp(call: Call): void {
  did(call, call.name, 'hangs up')
  leave(call)
}

/** The caller is gone: nobody hears what was still to come. */
export function leave(call: Call): void {
  call.progress.status = 'completed'
  call.progress.endedAt = call.network.clock.now()
  fileCall(call)
}

export function hasLeft({ progress }: Call): boolean {
  return progress.status === 'completed'
}

function leadsToRecord(heard: TwimlElement, { verbs }: TwimlDocument): boolean {
  const at = verbs.indexOf(heard)
  return at >= 0 && verbs.slice(at).some(({ name }) => name === 'Record')
}
