import * as v from 'valibot'
import type { Address } from '../routing/address'
import {
  conversationSid,
  ifGiven,
  mapParsed,
  parseFields,
  participantSid,
  text,
  type Fields,
  type Parsed,
} from './fields'

/** What the app and others have written to a Conversation or a participant. */
export type Attributes = Readonly<Record<string, unknown>>

/** Something happens, or is about to happen, in a Conversation of the Frontline service. */
export type ConversationsEvent =
  /** It has not been made yet: our answer says how. Without a customer, a worker makes it in the app. */
  | { readonly kind: 'is-being-made'; readonly customer: Address | undefined; readonly attributes: Attributes }
  /** A customer has joined. */
  | {
      readonly kind: 'customer-joined'
      readonly conversationSid: string
      readonly participantSid: string
      readonly customer: Address
      readonly attributes: Attributes
    }
  /** Somebody has written who uses neither the app nor the REST API. */
  | { readonly kind: 'customer-wrote'; readonly conversationSid: string; readonly author: Address | undefined }
  | { readonly kind: 'closed'; readonly conversationSid: string }
  /** Whatever else Conversations tells us. */
  | { readonly kind: 'other' }

/** What cannot be read counts as empty: whoever wrote it did not mean the app. */
const attributes = v.fallback(
  v.pipe(
    v.string(),
    v.parseJson(),
    v.check((value) => !Array.isArray(value)),
    v.looseObject({}),
  ),
  {},
)

/** `onMessageAdded`; which there are changes with time. */
const eventType = v.pipe(v.string('an event'), v.regex(/^on[A-Z][A-Za-z]{1,60}$/, 'an event'))

const other = { kind: 'other' } as const

/**
 * `onConversationAdd`, `onParticipantAdded`, `onMessageAdded` and `onConversationStateUpdated`; all others,
 * `onConversationAdded` too, are passed over. https://www.twilio.com/docs/conversations-classic/conversations-webhooks
 */
export function parseConversationsEvent(fields: Fields): Parsed<ConversationsEvent> {
  const parsed = parseFields({ EventType: eventType }, fields)
  if (!parsed.ok) return parsed
  switch (parsed.event.EventType) {
    case 'onConversationAdd':
      return parseMaking(fields)
    case 'onParticipantAdded':
      return parseJoining(fields)
    case 'onMessageAdded':
      return parseWriting(fields)
    case 'onConversationStateUpdated':
      return parseState(fields)
    default:
      return { ok: true, event: other }
  }
}

function parseMaking(fields: Fields): Parsed<ConversationsEvent> {
  const entries = { 'MessagingBinding.Address': ifGiven(text), Attributes: attributes }
  return mapParsed(parseFields(entries, fields), (made) => ({
    kind: 'is-being-made',
    customer: made['MessagingBinding.Address'],
    attributes: made.Attributes,
  }))
}

/** A worker has an identity; a customer has an address. */
function parseJoining(fields: Fields): Parsed<ConversationsEvent> {
  const binding = parseFields({ Identity: ifGiven(text), 'MessagingBinding.Address': ifGiven(text) }, fields)
  if (!binding.ok) return binding
  const { Identity: identity, 'MessagingBinding.Address': customer } = binding.event
  if (identity !== undefined || customer === undefined) return { ok: true, event: other }
  const entries = { ConversationSid: conversationSid, ParticipantSid: participantSid, Attributes: attributes }
  return mapParsed(parseFields(entries, fields), (joined) => ({
    kind: 'customer-joined',
    conversationSid: joined.ConversationSid,
    participantSid: joined.ParticipantSid,
    customer,
    attributes: joined.Attributes,
  }))
}

/** Workers write in the app, which is `SDK`, and we by `API`. By which channel a customer does, does not matter. */
function parseWriting(fields: Fields): Parsed<ConversationsEvent> {
  const parsed = parseFields({ Source: ifGiven(text), Author: ifGiven(text), ConversationSid: conversationSid }, fields)
  return mapParsed(parsed, ({ Source, Author: author, ConversationSid }) =>
    Source === 'SDK' || Source === 'API' ? other : { kind: 'customer-wrote', conversationSid: ConversationSid, author },
  )
}

function parseState(fields: Fields): Parsed<ConversationsEvent> {
  const parsed = parseFields({ StateTo: text, ConversationSid: conversationSid }, fields)
  return mapParsed(parsed, ({ StateTo, ConversationSid }) =>
    StateTo === 'closed' ? { kind: 'closed', conversationSid: ConversationSid } : other,
  )
}
