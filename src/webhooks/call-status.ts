import { callSid, ifGiven, mapParsed, parseFields, text, type Fields, type Parsed } from './fields'

/** A call to one of our numbers has changed. */
export interface CallChanged {
  readonly callSid: string
  readonly from: string | undefined
  readonly to: string | undefined
  readonly isOver: boolean
  /** Did we answer it, if only with words? A call that was rejected was not answered. */
  readonly wasAnswered: boolean
}

/** Of those of a call, these are its ends. https://www.twilio.com/docs/voice/twiml#callstatus-values */
const ends = ['completed', 'busy', 'failed', 'no-answer', 'canceled']

/** A phone number's status callback, "Call status changes". https://www.twilio.com/docs/voice/twiml#request-parameters */
export function parseCallStatus(fields: Fields): Parsed<CallChanged> {
  const entries = { CallSid: callSid, CallStatus: text, From: ifGiven(text), To: ifGiven(text) }
  return mapParsed(parseFields(entries, fields), (call) => ({
    callSid: call.CallSid,
    from: call.From,
    to: call.To,
    isOver: ends.includes(call.CallStatus),
    wasAnswered: call.CallStatus === 'completed',
  }))
}
