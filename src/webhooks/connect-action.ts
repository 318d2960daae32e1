import * as v from 'valibot'
import type { Address } from '../routing/address'
import { dialCallStatuses, results, type DialCallStatus, type Result } from '../routing/conversation-result'
import {
  callSid,
  ifGiven,
  mapParsed,
  parseFields,
  recordingSid,
  text,
  wholeNumber,
  type Fields,
  type Parsed,
} from './fields'

/** A `<Connect><Conversation>` session has ended. */
export interface ConversationEnded {
  readonly callSid: string
  readonly customer: Address | undefined
  /** Of ours. */
  readonly number: Address | undefined
  /** The id of the team that the caller has chosen by a key, as the action URL says. */
  readonly team: string | undefined
  /** 2: the session was the second try, as the action URL says. Whatever it says, there is no third one. */
  readonly attempt: 1 | 2
  /** `undefined` where it is absent or no document knows it. */
  readonly result: Result | undefined
  readonly dialCallStatus: DialCallStatus | undefined
  readonly startedBy: 'customer' | 'worker'
  readonly dialCallSid: string | undefined
  readonly dialCallDurationSeconds: number | undefined
  readonly recordingSid: string | undefined
}

/**
 * The action of `<Connect>`. The page's own example checks that `Result` is `no-answer`, which is a value of
 * `DialCallStatus`: such a Result is read as `dialed-call-incomplete` with that status. Of `completed` the page says that
 * "the two Participants were connected successfully": that is `session-success`.
 */
export function parseConnectAction(fields: Fields): Parsed<ConversationEnded> {
  const entries = {
    CallSid: callSid,
    From: ifGiven(text),
    To: ifGiven(text),
    attempt: v.optional(v.unknown()),
    team: ifGiven(text),
    Result: ifGiven(text),
    DialCallStatus: ifGiven(v.picklist(dialCallStatuses)),
    WorkerInitiated: ifGiven(text),
    DialCallSid: ifGiven(callSid),
    DialCallDuration: ifGiven(wholeNumber),
    RecordingSid: ifGiven(recordingSid),
  }
  return mapParsed(parseFields(entries, fields), (end) => {
    const statusAsResult = dialCallStatuses.find((status) => status === end.Result)
    const ofStatus = statusAsResult === 'completed' ? 'session-success' : 'dialed-call-incomplete'
    const caller = startedBy(end.WorkerInitiated)
    return {
      callSid: end.CallSid,
      customer: caller === 'customer' ? end.From : end.To,
      number: caller === 'customer' ? end.To : end.From,
      team: end.team,
      attempt: end.attempt === undefined ? 1 : 2,
      result: statusAsResult ? ofStatus : results.find((result) => result === end.Result),
      dialCallStatus: statusAsResult ?? end.DialCallStatus,
      startedBy: caller,
      dialCallSid: end.DialCallSid,
      dialCallDurationSeconds: end.DialCallDuration,
      recordingSid: end.RecordingSid,
    }
  })
}

/** Who called, also where nothing else of the request can be read. Whoever is not known to be a worker is a customer. */
export function startedBy(workerInitiated: unknown): 'customer' | 'worker' {
  return typeof workerInitiated === 'string' && workerInitiated.toLowerCase() === 'true' ? 'worker' : 'customer'
}
