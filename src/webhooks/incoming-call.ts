import { callSid, ifGiven, mapParsed, parseFields, text, type Fields, type Parsed } from './fields'

/** Somebody calls one of our numbers. */
export interface IncomingCall {
  readonly callSid: string
  /** Not always a phone number: `anonymous`, `client:…` and `sip:…` occur. */
  readonly from: string | undefined
  readonly to: string
}

/** A number's voice webhook. https://www.twilio.com/docs/voice/twiml#request-parameters */
export function parseIncomingCall(fields: Fields): Parsed<IncomingCall> {
  return mapParsed(parseFields({ CallSid: callSid, From: ifGiven(text), To: text }, fields), (call) => ({
    callSid: call.CallSid,
    from: call.From,
    to: call.To,
  }))
}
