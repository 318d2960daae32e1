import type { Account } from '../account'

/** https://www.twilio.com/docs/voice/api/call-resource#call-status-values: those that a leg has on the twin. */
export type CallStatus = 'ringing' | 'in-progress' | 'completed' | 'busy' | 'no-answer'

/** One of the two halves of a call: the caller's, or that of whoever Twilio calls for them. */
export interface CallLeg {
  readonly sid: string
  readonly from: string
  readonly to: string
  readonly status: CallStatus
  readonly direction: 'inbound' | 'outbound-dial'
  /** Of the caller's leg. */
  readonly parentSid?: string
}

/** Twilio sends what it cannot look up as an empty value. */
const UNKNOWN_PLACES = Object.fromEntries(
  ['From', 'To', 'Caller', 'Called'].flatMap((party) =>
    ['City', 'State', 'Zip', 'Country'].map((place) => [party + place, '']),
  ),
)

/** https://www.twilio.com/docs/voice/twiml#request-parameters */
export function voiceParams(leg: CallLeg, account: Account): Record<string, string> {
  return {
    CallSid: leg.sid,
    AccountSid: account.sid,
    From: leg.from,
    To: leg.to,
    Caller: leg.from,
    Called: leg.to,
    CallStatus: leg.status,
    ApiVersion: '2010-04-01',
    Direction: leg.direction,
    ...(leg.parentSid !== undefined && { ParentCallSid: leg.parentSid }),
    ...UNKNOWN_PLACES,
  }
}
