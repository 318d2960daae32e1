import type { Operations } from './api'
import type { ConversationsMemory } from './conversations-memory'
import { CONVERSATIONS, parseAttributes } from './conversations-operations'
import type { MessageRecord } from './conversations-records'
import type { ConversationsViews } from './conversations-views'
import { invalidParameter } from './errors'
import { operation } from './operation'
import { ascending, descending, page, PAGING } from './paging'
import { oneOf, optional, required } from './parameters'
import { created } from './responses'

const MESSAGES = `${CONVERSATIONS}/{ConversationSid}/Messages` as const

/** https://www.twilio.com/docs/conversations-classic/api/conversation-message-resource */
const MOST_CHARACTERS = 1600

export function messageOperations(memory: ConversationsMemory, views: ConversationsViews): Operations {
  return {
    ...operation(`POST ${MESSAGES}`, ['Author', 'Body', 'Attributes'], ({ form }, { ConversationSid }) => {
      const conversation = memory.find(ConversationSid)
      const body = required(form, 'Body')
      if (body.length > MOST_CHARACTERS) throw invalidParameter('Body', `at most ${MOST_CHARACTERS} characters`)
      const attributes = parseAttributes(form, 4)
      const message = { author: optional(form, 'Author') ?? 'system', body }
      const added = memory.addMessage(conversation, attributes === undefined ? message : { ...message, attributes })
      return created(views.message(conversation, added))
    }),

    ...operation(`GET ${MESSAGES}`, [...PAGING, 'Order'], (request, { ConversationSid }) => {
      const conversation = memory.find(ConversationSid)
      const inOrder = oneOf(request.query, 'Order', ['asc', 'desc']) === 'desc' ? descending : ascending
      return page(request, {
        key: 'messages',
        mostPerPage: 100,
        listing: inOrder(conversation.messages, keyOf),
        show: (message) => views.message(conversation, message),
      })
    }),
  }
}

function keyOf({ index }: MessageRecord): string {
  return String(index).padStart(10, '0')
}
