import { callSid, ifGiven, mapParsed, messageSid, parseFields, text, type Fields, type Parsed } from './fields'

/** Somebody calls or texts a Proxy number without being in an open session. */
export interface OutOfSession {
  readonly kind: 'call' | 'message'
  /** Call SID or Message SID: the same however often Twilio asks. */
  readonly sid: string
  /** Not always a phone number. */
  readonly from: string | undefined
  readonly to: string
}

/** Proxy's `OutOfSessionCallbackUrl`. https://www.twilio.com/docs/proxy/api/webhooks#out-of-session-callback-url */
export function parseOutOfSession(fields: Fields): Parsed<OutOfSession> {
  const kind = outOfSessionKind(fields)
  const sender = { From: ifGiven(text), To: text }
  if (kind === 'call') {
    return mapParsed(parseFields({ CallSid: callSid, ...sender }, fields), (call) => ({
      kind,
      sid: call.CallSid,
      from: call.From,
      to: call.To,
    }))
  }
  // The same SID under its new name and its old ones.
  const message = { ...fields, MessageSid: fields['MessageSid'] || fields['SmsSid'] || fields['SmsMessageSid'] }
  return mapParsed(parseFields({ MessageSid: messageSid, ...sender }, message), (message) => ({
    kind,
    sid: message.MessageSid,
    from: message.From,
    to: message.To,
  }))
}

/** Call or message, also where nothing else of the request can be read: a caller must not get what only a text can use. */
export function outOfSessionKind(fields: Fields): 'call' | 'message' {
  if (fields['CallSid']) return 'call'
  return ['MessageSid', 'SmsSid', 'SmsMessageSid', 'Body'].some((name) => name in fields) ? 'message' : 'call'
}
