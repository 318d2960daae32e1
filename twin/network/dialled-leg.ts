import type { CallRecord } from '../api/calls-store'
import type { Call } from './call-state'

/** The half of a call that Twilio places for the caller, for whoever asks about it by the REST API. */
export interface DialledLeg {
  readonly sid: string
  answer(): void
  end(status: CallRecord['status']): void
}

export function dialledLeg(sid: string, ends: { readonly from: string; readonly to: string }, call: Call): DialledLeg {
  const { network, sid: parentSid } = call
  const now = () => network.clock.now()
  let record: CallRecord = { ...ends, sid, parentSid, status: 'ringing', createdAt: now() }
  const file = (changes: Partial<CallRecord>) => {
    record = { ...record, ...changes }
    network.calls?.put(record)
  }
  file({})
  return {
    sid,
    answer: () => file({ status: 'in-progress', answeredAt: now() }),
    end: (status) => file({ status, endedAt: now() }),
  }
}
