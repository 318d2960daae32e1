import { newSid } from '../account'
import { nameOf } from './caller-name'
import { countSegments } from './segments'
import type { ProxySession } from '../api/proxy-store'
import type { TextOutcome, TextScript } from './script'
import type { Line } from './wiring'

/** One text from sending to the end. Only `progress` changes, and only this text's own verbs change it. */
export interface Text {
  readonly sid: string
  readonly script: TextScript
  /** As a transcript calls them. */
  readonly sender: string
  readonly network: Line
  readonly progress: { outcome: TextOutcome; session: ProxySession | undefined }
}

export function newText(script: TextScript, network: Line): Text {
  return {
    sid: newSid('SM'),
    script,
    sender: nameOf(script, network),
    network,
    progress: { outcome: 'no-reply', session: undefined },
  }
}

/** https://www.twilio.com/docs/messaging/guides/webhook-request */
export function textParams({ sid, script, network }: Text): Record<string, string> {
  return {
    MessageSid: sid,
    SmsSid: sid,
    SmsMessageSid: sid,
    AccountSid: network.account.sid,
    From: script.from,
    To: script.to,
    Body: script.body,
    NumMedia: '0',
    NumSegments: String(countSegments(script.body)),
    SmsStatus: 'received',
    ApiVersion: '2010-04-01',
  }
}
