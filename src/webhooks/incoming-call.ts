import { callSid, ifGiven, mapParsed, parseFields, text, wholeNumber, type Fields, type Parsed } from './fields'

/** Somebody calls one of our numbers, or has heard its menu. */
export interface IncomingCall {
  readonly callSid: string
  /** Not always a phone number: `anonymous`, `client:…` and `sip:…` occur. */
  readonly from: string | undefined
  readonly to: string
  /** How often the caller has heard the menu: our own URL says so. */
  readonly timesAsked: number
  /** What the caller has pressed, `0` to `9`, `*` or `#`. */
  readonly key: string | undefined
}

/** A number's voice webhook, and the action of `<Gather>`. https://www.twilio.com/docs/voice/twiml#request-parameters */
export function parseIncomingCall(fields: Fields): Parsed<IncomingCall> {
  const entries = {
    CallSid: callSid,
    From: ifGiven(text),
    To: text,
    menu: ifGiven(wholeNumber),
    Digits: ifGiven(text),
  }
  return mapParsed(parseFields(entries, fields), (call) => ({
    callSid: call.CallSid,
    from: call.From,
    to: call.To,
    timesAsked: call.menu ?? 0,
    key: call.Digits,
  }))
}
