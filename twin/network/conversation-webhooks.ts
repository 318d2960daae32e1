import type { AddedMessage, ConversationsStore, ConversationState, Participant } from '../api/conversations-store'
import { channelOf } from '../api/conversations-rules'
import type { Asker } from './ask'
import type { Courier } from './courier'
import type { Mistake } from './mistake'
import type { Line } from './wiring'

/** Whose doing it was: `SMS` and `WHATSAPP` of a text, `SDK` of the app, `API` of whatever asks the REST API. */
export type Source = 'SMS' | 'WHATSAPP' | 'SDK' | 'API'

/** Who does something in a Conversation. */
export interface Doer {
  readonly source: Source
  /** Of the app. */
  readonly clientIdentity?: string
}

/** What it takes to change a Conversation and to tell of it. */
export interface Conversing extends Asker {
  readonly conversations: ConversationsStore
  readonly conversationsUrl: string | undefined
  readonly courier: Courier
  readonly note: (mistake: Mistake) => void
}

export function conversing({ network, courier }: { readonly network: Line; readonly courier: Courier }): Conversing {
  return { ...network, courier, conversationsUrl: network.wiring.frontline?.conversationsUrl }
}

/** What every webhook has. https://www.twilio.com/docs/conversations-classic/conversations-webhooks */
export function commonParams(eventType: string, { source, clientIdentity }: Doer, { account }: Asker) {
  return {
    AccountSid: account.sid,
    ChatServiceSid: account.conversationsServiceSid,
    EventType: eventType,
    Source: source,
    ...(clientIdentity !== undefined && { ClientIdentity: clientIdentity }),
  }
}

/** Assumption: post-action webhooks come one after the other. Twilio sends them on their own, in whatever order. */
export async function tellAdded(sid: string, added: Participant, doer: Doer, context: Conversing): Promise<void> {
  const { identity, messagingBinding, attributes } = added
  const params = {
    ...commonParams('onParticipantAdded', doer, context),
    ConversationSid: sid,
    ParticipantSid: added.sid,
    DateCreated: context.clock.now().toISOString(),
    Attributes: attributes,
    ...(identity !== undefined && { Identity: identity }),
    ...(messagingBinding && {
      'MessagingBinding.Address': messagingBinding.address,
      'MessagingBinding.ProxyAddress': messagingBinding.proxyAddress,
      'MessagingBinding.Type': channelOf(messagingBinding.address),
    }),
  }
  await tell(params, context)
}

export async function tellMessage(sid: string, added: AddedMessage, doer: Doer, context: Conversing): Promise<void> {
  const params = {
    ...commonParams('onMessageAdded', doer, context),
    ConversationSid: sid,
    MessageSid: added.sid,
    Index: String(added.index),
    DateCreated: added.createdAt.toISOString(),
    Body: added.body,
    Author: added.author,
    Attributes: added.attributes,
    ...(added.participantSid !== undefined && { ParticipantSid: added.participantSid }),
  }
  await tell(params, context)
}

export interface ToldChange {
  readonly from: ConversationState
  readonly to: ConversationState
  readonly reason: 'API' | 'TIMER' | 'EVENT'
}

export async function tellState(sid: string, change: ToldChange, doer: Doer, context: Conversing): Promise<void> {
  const params = {
    ...commonParams('onConversationStateUpdated', doer, context),
    ConversationSid: sid,
    StateUpdated: context.clock.now().toISOString(),
    StateFrom: change.from,
    StateTo: change.to,
    Reason: change.reason,
  }
  await tell(params, context)
}

/** 11200 stands for whatever goes wrong: no page names a code of its own. The answer changes nothing. */
async function tell(params: Readonly<Record<string, string>>, context: Conversing): Promise<void> {
  const url = context.conversationsUrl
  if (url === undefined) return
  const codes = { refused: 11200, unreachable: 11200 }
  await context.courier.send(params['EventType'] ?? '', { kind: 'conversations', url, method: 'POST', params, codes })
}
