import type { ConversationToRoute } from '../webhooks/conversation-routing'
import type { Attributes, ConversationsEvent } from '../webhooks/conversations-event'
import type { Address } from './address'
import { decideConversationRouting, type Decision as Routed, type Facts as RoutingFacts } from './conversation-routing'
import type { Customer } from './customer'

/** A customer who was in a Conversation, with the number of ours that they know, and who was there of ours. */
export interface Between {
  readonly customer: Address
  readonly number: Address
  /** Identities. */
  readonly workers: readonly string[]
}

/** Everything the decision may depend on. If it is not here, it does not matter. */
export type Facts =
  /** `undefined`: nobody knows whose address it is. */
  | { readonly kind: 'customer'; readonly customer: Customer | undefined }
  /** Who was in the Conversation; on the numbers that say `releaseOnClose`, and on all. */
  | { readonly kind: 'closed'; readonly releasing: readonly Between[]; readonly all: readonly Between[] }
  /** A worker is there to read it. */
  | { readonly kind: 'attended' }
  /** Nobody is: what the routing of the Conversation depends on. */
  | { readonly kind: 'unattended'; readonly asked: ConversationToRoute; readonly known: RoutingFacts }
  | { readonly kind: 'none' }

/** What the app shows of a Conversation. https://www.twilio.com/docs/frontline/data-transfer-objects#conversation */
export interface Named {
  readonly kind: 'name'
  readonly because: 'customer-known'
  readonly name: string
  readonly attributes: Attributes
}

/** What the app needs to know of a participant. https://www.twilio.com/docs/frontline/data-transfer-objects#participant */
export interface Described {
  readonly kind: 'describe'
  readonly because: 'customer-known'
  readonly conversationSid: string
  readonly participantSid: string
  readonly attributes: Attributes
}

export interface Release {
  readonly customer: Address
  readonly number: Address
  readonly worker: string
}

export type Decision =
  | Named
  | Described
  | { readonly kind: 'release'; readonly because: 'conversation-closed'; readonly releases: readonly Release[] }
  /** Who joins. */
  | Routed
  | {
      readonly kind: 'nothing'
      readonly because:
        | 'other-event'
        | 'no-customer-yet'
        | 'customer-unknown'
        | 'described-already'
        | 'described-as-another'
        | 'attributes-full'
        | 'assignments-are-kept'
        | 'nobody-was-there'
        | 'worker-in-conversation'
        | 'customer-without-address'
    }

/** Whatever else happens, nothing is stopped here: a customer's message is more than its name. */
export function decideConversationsEvent(event: ConversationsEvent, facts: Facts): Decision {
  if (event.kind === 'is-being-made') {
    if (event.customer === undefined) return nothing('no-customer-yet')
    const customer = customerIn(facts)
    return customer ? named(customer, event.attributes) : nothing('customer-unknown')
  }
  if (event.kind === 'customer-joined') {
    const customer = customerIn(facts)
    return customer ? described(event, customer) : nothing('customer-unknown')
  }
  if (event.kind === 'customer-wrote') return attended(facts)
  if (event.kind === 'closed' && facts.kind === 'closed') return released(facts)
  return nothing('other-event')
}

const nothing = (because: Extract<Decision, { kind: 'nothing' }>['because']): Decision => ({ kind: 'nothing', because })

const customerIn = (facts: Facts) => (facts.kind === 'customer' ? facts.customer : undefined)

/** https://www.twilio.com/docs/conversations-classic/api/conversation-resource */
const LONGEST_NAME = 256
const MOST_BYTES_OF_CONVERSATION = 16 * 1024
const MOST_BYTES_OF_PARTICIPANT = 4 * 1024

function named({ name, avatar }: Customer, before: Attributes): Named {
  const attributes = { ...before, ...(avatar !== undefined && { avatar }) }
  const fits = bytesOf(attributes) <= MOST_BYTES_OF_CONVERSATION
  return { kind: 'name', because: 'customer-known', name: cut(name), attributes: fits ? attributes : before }
}

type Joined = Extract<ConversationsEvent, { kind: 'customer-joined' }>

/**
 * Whoever has opened the Conversation from the list of customers has said who it is: two customers may share a phone. A
 * webhook that comes twice changes nothing the second time.
 */
function described({ conversationSid, participantSid, attributes: before }: Joined, customer: Customer): Decision {
  const said = before['customer_id']
  if (typeof said === 'string' && said !== '' && said !== customer.id) return nothing('described-as-another')
  const own = { ...before, customer_id: customer.id, display_name: cut(customer.name) }
  const withAvatar = { ...own, ...(customer.avatar !== undefined && { avatar: customer.avatar }) }
  const attributes = [withAvatar, own].find((some) => bytesOf(some) <= MOST_BYTES_OF_PARTICIPANT)
  if (!attributes) return nothing('attributes-full')
  if (Object.entries(attributes).every(([name, value]) => before[name] === value)) return nothing('described-already')
  return { kind: 'describe', because: 'customer-known', conversationSid, participantSid, attributes }
}

/** Frontline asks once who joins. If nobody has, because nobody could then, each text asks again. */
function attended(facts: Facts): Decision {
  if (facts.kind === 'unattended') return decideConversationRouting(facts.asked, facts.known)
  return nothing(facts.kind === 'attended' ? 'worker-in-conversation' : 'customer-without-address')
}

function released({ releasing, all }: Extract<Facts, { kind: 'closed' }>): Decision {
  if (all.every(({ workers }) => workers.length === 0)) return nothing('nobody-was-there')
  const releases = releasing.flatMap(({ customer, number, workers }) =>
    workers.map((worker) => ({ customer, number, worker })),
  )
  if (releases.length === 0) return nothing('assignments-are-kept')
  return { kind: 'release', because: 'conversation-closed', releases }
}

/** Not within a character that takes two places. */
function cut(name: string): string {
  return name.slice(0, LONGEST_NAME).replace(/[\uD800-\uDBFF]$/, '')
}

function bytesOf(attributes: Attributes): number {
  return Buffer.byteLength(JSON.stringify(attributes))
}
