import * as v from 'valibot'
import { callSid, ifGiven, mapParsed, parseFields, type Fields, type Parsed } from './fields'

/** A worker who was told of a call has pressed a key. */
export interface WhisperKey {
  /** Of the customer's call, as our own URL says. */
  readonly callSid: string | undefined
  /** `0` to `9`, `*` or `#`. */
  readonly key: string
}

const expected = 'what keys of a phone stand for'
const keys = v.pipe(v.string(expected), v.regex(/^[\d*#]{1,100}$/, expected))

/** The action of `<Gather>`. https://www.twilio.com/docs/voice/twiml/gather#request-parameters */
export function parseWhisperAction(fields: Fields): Parsed<WhisperKey> {
  return mapParsed(parseFields({ call: ifGiven(callSid), Digits: keys }, fields), ({ call, Digits }) => ({
    callSid: call,
    key: Digits,
  }))
}
