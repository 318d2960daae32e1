import { startedBy } from './connect-action'
import {
  callSid,
  conversationSid,
  ifGiven,
  mapParsed,
  parseFields,
  text,
  timestamp,
  wholeNumber,
  type Fields,
  type Parsed,
} from './fields'

/** A step of the call leg between a worker and a customer: it was initiated, rang, was answered, was completed. */
export interface ConversationStatus {
  /** The customer's call. Twilio does not send it, so our own callback URL carries it; without it, the leg stands for the call. */
  readonly callSid: string
  readonly dialCallSid: string
  readonly conversationSid: string | undefined
  readonly startedBy: 'customer' | 'worker' | undefined
  readonly status: string
  /** From 1, in the order in which things happened, whatever the order of arrival. */
  readonly sequence: number
  readonly at: Date | undefined
}

/**
 * `AccountSid` and `CallbackSource` are always the same.
 * https://www.twilio.com/docs/voice/twiml/connect/conversation#statuscallback
 */
export function parseConversationStatus(fields: Fields): Parsed<ConversationStatus> {
  const entries = {
    call: ifGiven(callSid),
    DialCallSid: callSid,
    ConversationSid: ifGiven(conversationSid),
    WorkerInitiated: ifGiven(text),
    Status: text,
    SequenceNumber: wholeNumber,
    Timestamp: ifGiven(timestamp),
  }
  return mapParsed(parseFields(entries, fields), (step) => ({
    callSid: step.call ?? step.DialCallSid,
    dialCallSid: step.DialCallSid,
    conversationSid: step.ConversationSid,
    startedBy: step.WorkerInitiated === undefined ? undefined : startedBy(step.WorkerInitiated),
    status: step.Status,
    sequence: step.SequenceNumber,
    at: step.Timestamp,
  }))
}
