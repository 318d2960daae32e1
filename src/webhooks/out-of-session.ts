import * as v from 'valibot'
import { callSid, ifGiven, mapParsed, messageSid, parseFields, text, words, type Fields, type Parsed } from './fields'

/** Somebody calls, or writes. */
export type ContactKind = 'call' | 'message'

/** Whom the caller was in a session with. */
export interface PreviousParty {
  readonly address: string
  /** Of ours: the number that this one saw. */
  readonly proxyNumber: string
  /** When anything last happened in that session. UTC, ISO 8601. */
  readonly at?: string | undefined
}

/** Somebody calls or texts a Proxy number without being in an open session. */
export interface OutOfSession {
  readonly kind: ContactKind
  /** Call SID or Message SID: the same however often Twilio asks. */
  readonly sid: string
  /** Not always a phone number. */
  readonly from: string | undefined
  readonly to: string
  /** What was written. Of a call, nothing. */
  readonly words: string | undefined
  /** Whom the caller was last in a session with on this number. */
  readonly previous: PreviousParty | undefined
}

/** Proxy's `OutOfSessionCallbackUrl`. https://www.twilio.com/docs/proxy/api/webhooks#out-of-session-callback-url */
export function parseOutOfSession(fields: Fields): Parsed<OutOfSession> {
  const kind = outOfSessionKind(fields)
  const sender = { From: ifGiven(text), To: text }
  const previous = previousParty(fields)
  if (kind === 'call') {
    return mapParsed(parseFields({ CallSid: callSid, ...sender }, fields), (call) => ({
      kind,
      sid: call.CallSid,
      from: call.From,
      to: call.To,
      words: undefined,
      previous,
    }))
  }
  // The same SID under its new name and its old ones.
  const message = { ...fields, MessageSid: fields['MessageSid'] || fields['SmsSid'] || fields['SmsMessageSid'] }
  return mapParsed(parseFields({ MessageSid: messageSid, ...sender, Body: ifGiven(words) }, message), (message) => ({
    kind,
    sid: message.MessageSid,
    from: message.From,
    to: message.To,
    words: message.Body,
    previous,
  }))
}

/** Proxy calls the two after who began what came last, and does not say which of them is calling now. */
function previousParty(fields: Fields): PreviousParty | undefined {
  const parsed = parseFields(previousSession, fields)
  if (!parsed.ok) return undefined
  const {
    From: from,
    inboundParticipantIdentifier: inbound,
    inboundParticipantProxyIdentifier: seenByInbound,
    outboundParticipantIdentifier: outbound,
    outboundParticipantProxyIdentifier: seenByOutbound,
    sessionDateUpdated: at,
  } = parsed.event
  if (from === outbound) return partyOf(inbound, seenByInbound, at)
  return from === inbound ? partyOf(outbound, seenByOutbound, at) : undefined
}

function partyOf(
  address: string | undefined,
  proxyNumber: string | undefined,
  at: string | undefined,
): PreviousParty | undefined {
  return address !== undefined && proxyNumber !== undefined ? { address, proxyNumber, at } : undefined
}

const previousSession = {
  From: ifGiven(text),
  inboundParticipantIdentifier: ifGiven(text),
  inboundParticipantProxyIdentifier: ifGiven(text),
  outboundParticipantIdentifier: ifGiven(text),
  outboundParticipantProxyIdentifier: ifGiven(text),
  sessionDateUpdated: ifGiven(v.pipe(v.string(), v.isoTimestamp())),
}

/** Call or message, also where nothing else of the request can be read: a caller must not get what only a text can use. */
export function outOfSessionKind(fields: Fields): ContactKind {
  if (fields['CallSid']) return 'call'
  return ['MessageSid', 'SmsSid', 'SmsMessageSid', 'Body'].some((name) => name in fields) ? 'message' : 'call'
}
