import { isPhoneNumber, type Address } from './address'
import type { OwnNumber, RecordMode, Trim, Whisper } from './directory'

/** How a call is put through, where its number says nothing else. */
export interface ConnectionDefaults {
  readonly conversationsServiceSid: string
  /** Does Twilio create a Conversation for a caller who is in none? */
  readonly inboundAutocreation: boolean
  readonly routingAssignmentTimeoutSeconds: number
  readonly inboundTimeoutSeconds: number
  readonly record: RecordMode
  readonly trim: Trim
  readonly whisper: Whisper
}

/** The call that is put through. */
export interface ConnectedCall {
  readonly callSid: string
  /** As Twilio says it: not always a phone number. */
  readonly from: Address | undefined
  /** Of ours. */
  readonly to: Address | undefined
  /** The id of the team that the caller has chosen by a key. */
  readonly team: string | undefined
}

/** All that `<Connect><Conversation>` is told of a call. */
export interface Connection extends Omit<ConnectionDefaults, 'whisper'> {
  /** `recorded`: whoever is called, who may be a customer, hears that the call is recorded. */
  readonly whisper: Whisper | 'recorded'
  readonly callSid: string
  /** A phone number, or hidden. */
  readonly caller: Address | undefined
  /** Of ours. */
  readonly number: Address | undefined
  readonly team: string | undefined
}

export function connectionFor(
  { callSid, from, to, team }: ConnectedCall,
  number: OwnNumber | undefined,
  defaults: ConnectionDefaults,
): Connection {
  const record = number?.record ?? defaults.record
  const otherWhisper = record === 'do-not-record' ? 'off' : 'recorded'
  return {
    callSid,
    caller: isPhoneNumber(from) ? from : undefined,
    number: isPhoneNumber(to) ? to : undefined,
    team,
    conversationsServiceSid: defaults.conversationsServiceSid,
    inboundAutocreation: number?.inboundAutocreation ?? defaults.inboundAutocreation,
    routingAssignmentTimeoutSeconds:
      number?.routingAssignmentTimeoutSeconds ?? defaults.routingAssignmentTimeoutSeconds,
    inboundTimeoutSeconds: number?.inboundTimeoutSeconds ?? defaults.inboundTimeoutSeconds,
    record,
    trim: number?.trim ?? defaults.trim,
    // A whisper goes to whoever is called. Of a call that a worker makes, that is the customer.
    whisper: number && !isOfTheApp(from) ? (number.whisper ?? defaults.whisper) : otherWhisper,
  }
}

/** Workers call from the Frontline app, whose addresses are those of Twilio Client. */
export function isOfTheApp(from: Address | undefined): boolean {
  return from?.startsWith('client:') ?? false
}
