import type { Account } from '../account'
import type { Events } from '../events'
import { ApiError, type Operations } from './api'
import { notFound } from './errors'
import { messageView } from './message-view'
import type { MessageRecord, MessagesMemory, NewMessage } from './messages-memory'
import { operation } from './operation'
import { descending, PAGING } from './paging'
import { optional } from './parameters'
import { relativePage } from './relative-paging'
import { created, deleted, ok } from './responses'

const MESSAGES = 'api.twilio.com/2010-04-01/Accounts/{AccountSid}/Messages'

/** https://www.twilio.com/docs/api/errors/21617 */
const MOST_CHARACTERS = 1600

/** https://www.twilio.com/docs/messaging/api/message-resource */
export function messageOperations(memory: MessagesMemory, account: Account, events: Pick<Events, 'emit'>): Operations {
  const view = messageView(account)
  return {
    ...operation(`POST ${MESSAGES}.json`, ['To', 'From', 'MessagingServiceSid', 'Body'], ({ form }) => {
      const message = memory.send(parseMessage(form))
      const { from, to, body } = message
      events.emit({ kind: 'said', via: 'message', from, to, words: body })
      return created(view(message, 'queued'))
    }),

    ...operation(`GET ${MESSAGES}.json`, [...PAGING, 'To', 'From'], (request) => {
      const [to, from] = [optional(request.query, 'To'), optional(request.query, 'From')]
      const wanted = memory
        .all()
        .filter((message) => (to === undefined || message.to === to) && (from === undefined || message.from === from))
      const listing = descending(wanted, ({ order }) => order)
      const show = (message: (typeof wanted)[number]) => view(message, 'delivered')
      return relativePage(request, { key: 'messages', mostPerPage: 1000, listing, show })
    }),

    ...operation(`GET ${MESSAGES}/{Sid}.json`, [], ({ path }, { Sid }) => {
      return ok(view(found(memory, Sid, path), 'delivered'))
    }),

    ...operation(`DELETE ${MESSAGES}/{Sid}.json`, [], ({ path }, { Sid }) => {
      memory.remove(found(memory, Sid, path))
      return deleted()
    }),
  }
}

function found(memory: MessagesMemory, sid: string, path: string): MessageRecord {
  const message = memory.find(sid)
  if (message === undefined) throw notFound(path)
  return message
}

function parseMessage(form: URLSearchParams): NewMessage {
  const to = optional(form, 'To')
  const body = optional(form, 'Body')
  if (!to) throw new ApiError(400, 21604, "A 'To' phone number is required")
  if (!isPhoneNumber(to)) throw new ApiError(400, 21211, `Invalid 'To' Phone Number: ${to}`)
  const sender = parseSender(form)
  if (!body) throw new ApiError(400, 21602, 'Message body is required')
  if (body.length > MOST_CHARACTERS) {
    throw new ApiError(400, 21617, `The concatenated message body exceeds the ${MOST_CHARACTERS} character limit`)
  }
  return { to, body, sender }
}

function parseSender(form: URLSearchParams): NewMessage['sender'] {
  const from = optional(form, 'From')
  const messagingServiceSid = optional(form, 'MessagingServiceSid')
  if (messagingServiceSid) return { kind: 'service', messagingServiceSid }
  if (from) return { kind: 'number', from }
  throw new ApiError(400, 21603, "A 'From' phone number is required")
}

/** In E.164; no country has a shorter one than this. */
function isPhoneNumber(address: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(address)
}
