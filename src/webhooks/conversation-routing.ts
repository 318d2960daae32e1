import { conversationSid, ifGiven, mapParsed, parseFields, text, type Fields, type Parsed } from './fields'

/** A Conversation has begun, and Frontline asks who of ours shall join it. */
export interface ConversationToRoute {
  readonly conversationSid: string
  /** `undefined`: whoever began it has no address of a phone, but chats. */
  readonly binding: Binding | undefined
}

/** The two addresses of a Conversation. */
export interface Binding {
  /** Theirs: `+15557654321`, `whatsapp:+15557654321` */
  readonly customer: string
  /** Ours: `+15551230001`, `whatsapp:+15551230001` */
  readonly number: string
}

/** The Custom Routing Callback. https://www.twilio.com/docs/frontline/handle-incoming-conversations */
export function parseConversationRouting(fields: Fields): Parsed<ConversationToRoute> {
  const entries = {
    ConversationSid: conversationSid,
    'MessagingBinding.Address': ifGiven(text),
    'MessagingBinding.ProxyAddress': ifGiven(text),
  }
  return mapParsed(parseFields(entries, fields), (asked) => {
    const customer = asked['MessagingBinding.Address']
    const number = asked['MessagingBinding.ProxyAddress']
    const binding = customer !== undefined && number !== undefined ? { customer, number } : undefined
    return { conversationSid: asked.ConversationSid, binding }
  })
}
