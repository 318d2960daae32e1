import { newSid } from '../account'
import { ApiError } from './api'
import type { Message, MessagesStore, MessagingSettings } from './messages-store'
import { newSequence } from './paging'

export interface MessageRecord extends Message {
  /** Where it stands in lists. */
  readonly order: string
}

export interface NewMessage {
  readonly to: string
  readonly body: string
  readonly sender:
    | { readonly kind: 'number'; readonly from: string }
    | { readonly kind: 'service'; readonly messagingServiceSid: string }
}

/** Every text, and the rules by which Twilio refuses one. Whatever breaks a rule throws ApiError. */
export interface MessagesMemory extends MessagesStore {
  find(sid: string): MessageRecord | undefined
  /** Those that were put as well. */
  all(): readonly MessageRecord[]
  remove(message: MessageRecord): void
  send(message: NewMessage): MessageRecord
}

export function newMessagesMemory(now: () => Date): MessagesMemory {
  const bySid = new Map<string, MessageRecord>()
  const sent: Message[] = []
  const optedOut = new Set<string>()
  const nextOrder = newSequence()
  let settings: MessagingSettings = { numbers: [] }

  function numberOf(sender: NewMessage['sender']): string {
    if (sender.kind === 'number') {
      if (!settings.numbers.includes(sender.from)) {
        const message = `The 'From' phone number provided (${sender.from}) is not a valid message-capable one`
        throw new ApiError(400, 21606, message)
      }
      return sender.from
    }
    const pool = settings.services?.[sender.messagingServiceSid]
    if (pool === undefined) throw new ApiError(400, 21701, 'The Messaging Service does not exist')
    const [first] = pool
    if (first === undefined) throw new ApiError(400, 21703, 'The Messaging Service does not contain any phone numbers')
    return first
  }

  return {
    configure: (given) => {
      settings = given
    },
    optOut: (customer, number) => void optedOut.add(pairOf(customer, number)),
    find: (sid) => bySid.get(sid),
    put: (message) => void bySid.set(message.sid, { ...message, order: nextOrder() }),
    list: () => [...sent],
    all: () => [...bySid.values()],
    remove: ({ sid }) => void bySid.delete(sid),
    send: ({ to, body, sender }) => {
      const from = numberOf(sender)
      if (from === to) throw new ApiError(400, 21266, "'To' and 'From' number cannot be the same")
      if (optedOut.has(pairOf(to, from))) throw new ApiError(400, 21610, 'Attempt to send to unsubscribed recipient')
      const messagingServiceSid = sender.kind === 'service' ? sender.messagingServiceSid : undefined
      const message: Message = {
        sid: newSid('SM'),
        from,
        to,
        body,
        direction: 'outbound-api',
        messagingServiceSid,
        sentAt: now(),
      }
      const record: MessageRecord = { ...message, order: nextOrder() }
      bySid.set(message.sid, record)
      sent.push(message)
      return record
    },
  }
}

function pairOf(customer: string, number: string): string {
  return `${customer} ${number}`
}
