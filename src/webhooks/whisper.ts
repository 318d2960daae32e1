import * as v from 'valibot'
import { isPhoneNumber } from '../routing/address'
import { callSid, ifGiven, mapParsed, parseFields, text, type Fields, type Parsed } from './fields'

/** Whoever is called has answered, and the caller still waits. All of it stands in our own URL, which Twilio signs. */
export interface Whisper {
  /** Of the customer's call. */
  readonly callSid: string
  /** A phone number, or hidden. */
  readonly caller: string | undefined
  /** Of ours. */
  readonly number: string | undefined
  /** The id of the team that the caller has chosen by a key. */
  readonly team: string | undefined
  readonly mode: (typeof modes)[number]
}

const modes = ['announce', 'accept', 'recorded'] as const

const phone = v.pipe(
  text,
  v.check((address) => isPhoneNumber(address), 'a phone number'),
)

/** The `url` of `<Conversation>`. https://www.twilio.com/docs/voice/twiml/connect/conversation */
export function parseWhisper(fields: Fields): Parsed<Whisper> {
  const entries = {
    call: callSid,
    caller: ifGiven(phone),
    number: ifGiven(phone),
    team: ifGiven(text),
    mode: ifGiven(v.picklist(modes)),
  }
  return mapParsed(parseFields(entries, fields), ({ call, caller, number, team, mode }) => ({
    callSid: call,
    caller,
    number,
    team,
    mode: mode ?? 'announce',
  }))
}
