import type { ConversationState } from '../api/conversations-store'
import { tellState } from './conversation-webhooks'
import { listCustomers, openCustomer, openTemplates, type ListWanted, type Shown } from './frontline-crm'
import type { CustomerDetails, CustomersPage, TemplateGroups } from './frontline-objects'
import { startOutgoing, type NewConversation, type Started } from './frontline-outgoing'
import { inApp, type FrontlineParts, type Session } from './frontline-parts'
import type { Report } from './script'

export type ConversationReport = Started & Report
export type ShownReport<Content> = Shown<Content> & Report

/** What workers do in the app. A SID that there is not rejects with ApiError. */
export interface FrontlineApp {
  startConversation(wanted: NewConversation): Promise<ConversationReport>
  /** In a Conversation. Nobody can take it up again. */
  closeConversation(worker: string, conversationSid: string): Promise<Report>
  /** One of the Conversation's timers has run out. Nobody waits for that: the twin has no timers but this. */
  passTimer(conversationSid: string, to: 'inactive' | 'closed'): Promise<Report>
  customers(worker: string, wanted?: ListWanted): Promise<ShownReport<CustomersPage>>
  customer(worker: string, id: string): Promise<ShownReport<CustomerDetails>>
  /** In a Conversation with the customer. */
  templates(worker: string, id: string, conversationSid: string): Promise<ShownReport<TemplateGroups>>
}

export function newFrontlineApp(parts: FrontlineParts): FrontlineApp {
  return {
    startConversation: (wanted) => inApp(parts, (session) => startOutgoing(wanted, session)),
    closeConversation: (worker, sid) =>
      inApp(parts, async (session) => {
        session.did(worker, 'closes the conversation')
        return changeState(sid, 'closed', { source: 'SDK', clientIdentity: worker, reason: 'API' }, session)
      }),
    passTimer: (sid, to) =>
      inApp(parts, (session) => changeState(sid, to, { source: 'API', reason: 'TIMER' }, session)),
    customers: (worker, wanted = {}) => inApp(parts, (session) => listCustomers(worker, wanted, session)),
    customer: (worker, id) => inApp(parts, (session) => openCustomer(worker, id, session)),
    templates: (worker, id, sid) => inApp(parts, (session) => openTemplates(worker, id, sid, session)),
  }
}

type Change =
  | { readonly source: 'SDK'; readonly clientIdentity: string; readonly reason: 'API' }
  | { readonly source: 'API'; readonly reason: 'TIMER' }

/** Assumption: what the app does counts as `API`, and what a timer does comes from there. */
async function changeState(sid: string, to: ConversationState, { reason, ...doer }: Change, session: Session) {
  const { state: from } = session.conversations.fetch(sid)
  session.conversations.setState(sid, to)
  if (from !== to) await tellState(sid, { from, to, reason }, doer, session)
  return {}
}
