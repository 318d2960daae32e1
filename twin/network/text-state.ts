import { newSid } from '../account'
import { nameOf } from './caller-name'
import { countSegments } from './segments'
import type { Message } from '../api/messages-store'
import type { ProxySession } from '../api/proxy-store'
import { newCourier, type Courier } from './courier'
import type { TextOutcome, TextScript } from './script'
import type { Line } from './wiring'

/** One text from sending to the end. Only `progress` changes, and only this text's own verbs change it. */
export interface Text {
  readonly sid: string
  readonly script: TextScript
  /** As a transcript calls them. */
  readonly sender: string
  readonly network: Line
  readonly courier: Courier
  readonly progress: { outcome: TextOutcome; session: ProxySession | undefined; conversationSid: string | undefined }
}

export function newText(script: TextScript, network: Line): Text {
  const sid = newSid('SM')
  const progress = { outcome: 'no-reply', session: undefined, conversationSid: undefined } as const
  fileText({ sid, ...script, direction: 'inbound' }, network)
  return {
    sid,
    script,
    sender: nameOf(script, network),
    network,
    courier: newCourier(network),
    progress: { ...progress },
  }
}

/** For whoever asks about it by the REST API. */
export function fileText(text: Pick<Message, 'sid' | 'from' | 'to' | 'body' | 'direction'>, network: Line): void {
  network.messages?.put({ ...text, messagingServiceSid: undefined, sentAt: network.clock.now() })
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
