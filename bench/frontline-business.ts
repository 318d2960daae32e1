import { listCustomers } from '../test/support/listed-customers'
import { assignmentsIn } from '../src/state/assignments'
import { syncLayout } from '../src/state/layout'
import { syncItems } from '../src/state/sync-items'
import { identityOf, numbers, type Business } from './business'
import { frontlineWebhooks as webhooks } from './frontline-requests'
import { customer, type Webhook } from './requests'

/** Customers of Frontline, of whom nobody else is asked. Of each, the n-th is so many further. */
const first = {
  isNew: 3_000,
  isKnown: 3_010,
  isInTouch: 3_020,
  isListed: 3_030,
  writtenTo: 3_040,
  isUnread: 3_050,
} as const

const idOf = (n: number) => `customer-${n}`

type Nth = (n: number) => Webhook

/**
 * Conversations and a list of customers, and what is asked of them: the n-th of each, from 0. No worker has left, and no
 * Conversation was before.
 */
export async function bringFrontline(business: Business): Promise<Readonly<Record<string, Nth>>> {
  const { twin, secretKey } = business
  const sync = twin.client.sync.v1.services(twin.account.syncServiceSid)
  const items = syncItems(sync, syncLayout(sync, secretKey))
  const each = [0, 1]
  const listed = each.map((n) => ({
    id: idOf(n),
    name: `Maria Garcia ${n}`,
    worker: identityOf(0),
    channels: [{ type: 'sms' as const, value: customer(first.isListed + n) }],
  }))
  await listCustomers(items, listed, secretKey)
  const assignments = assignmentsIn(items, secretKey, DAY_SECONDS)
  for (const n of each) await assignments.assign(customer(first.isKnown + n), numbers.frontline, identityOf(0))

  const begin = (from: number, ...workers: readonly string[]) =>
    each.map((n) => beginConversation(business, from + n, workers))
  const [isNew, isKnown, isInTouch, isListed, isUnread] = [
    begin(first.isNew),
    begin(first.isKnown),
    begin(first.isInTouch, identityOf(0)),
    begin(first.isListed),
    begin(first.isUnread),
  ]
  return {
    'outgoing-conversation': (n) => webhooks.outgoingConversation(first.writtenTo + n),
    'routing, a first contact': (n) => webhooks.conversationRouting(first.isNew + n, isNew[n]?.sid ?? ''),
    'routing, a known customer': (n) => webhooks.conversationRouting(first.isKnown + n, isKnown[n]?.sid ?? ''),
    'routing, a worker is there': (n) => webhooks.conversationRouting(first.isInTouch + n, isInTouch[n]?.sid ?? ''),
    'conversations, one is made': (n) => webhooks.conversationAdd(first.isListed + n),
    'conversations, a customer joins': (n) =>
      webhooks.participantAdded(first.isListed + n, isListed[n]?.sid ?? '', isListed[n]?.participant ?? ''),
    'conversations, a customer writes': (n) => webhooks.messageAdded(first.isInTouch + n, isInTouch[n]?.sid ?? ''),
    'conversations, a customer writes to nobody': (n) =>
      webhooks.messageAdded(first.isUnread + n, isUnread[n]?.sid ?? ''),
    'conversations, one is closed': (n) => webhooks.conversationClosed(isInTouch[n]?.sid ?? ''),
    'crm, the list': () => webhooks.customersList(),
    'crm, a search': () => webhooks.customersList('mar gar'),
    'crm, one customer': (n) => webhooks.customerDetails(idOf(n)),
    templates: (n) => webhooks.templates(idOf(n)),
  }
}

const DAY_SECONDS = 86_400

function beginConversation({ twin: { conversations } }: Business, n: number, workers: readonly string[]) {
  const { sid } = conversations.create()
  const participant = conversations.addCustomer(sid, { address: customer(n), proxyAddress: numbers.frontline })
  for (const identity of workers) conversations.addWorker(sid, identity)
  return { sid, participant: participant.sid }
}
