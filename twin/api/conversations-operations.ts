import { ApiError, type ApiRequest, type Operations } from './api'
import type { ConversationsMemory } from './conversations-memory'
import type { ConversationFields } from './conversations-records'
import type { StateChange } from './conversations-store'
import type { ConversationsViews } from './conversations-views'
import { invalidParameter } from './errors'
import { operation } from './operation'
import { ascending, page, PAGING } from './paging'
import { oneOf, optional, text } from './parameters'
import { created, deleted, ok } from './responses'

export const CONVERSATIONS = 'conversations.twilio.com/v1/Services/{ChatServiceSid}/Conversations'
const FIELDS = ['FriendlyName', 'UniqueName', 'Attributes', 'State']
const STATES = ['active', 'inactive', 'closed'] as const

/** https://www.twilio.com/docs/conversations-classic/api/conversation-resource */
export function conversationOperations(
  memory: ConversationsMemory,
  views: ConversationsViews,
  tell: (change: StateChange) => void,
): Operations {
  return {
    ...operation(`POST ${CONVERSATIONS}`, FIELDS, ({ form }) =>
      created(views.conversation(memory.create(parseFields(form)))),
    ),

    ...operation(`GET ${CONVERSATIONS}`, [...PAGING, 'State'], (request) => {
      const wanted = oneOf(request.query, 'State', STATES)
      const conversations = memory.list().filter(({ state }) => wanted === undefined || state === wanted)
      const listing = ascending(conversations, ({ order }) => order)
      return page(request, { key: 'conversations', mostPerPage: 100, listing, show: views.conversation })
    }),

    ...operation(`GET ${CONVERSATIONS}/{Sid}`, [], (_, { Sid }) => ok(views.conversation(memory.find(Sid)))),

    ...operation(`POST ${CONVERSATIONS}/{Sid}`, FIELDS, (request, { Sid }) => {
      const before = memory.find(Sid)
      const updated = memory.update(before, parseFields(request.form))
      const hasChanged = before.state !== updated.state
      if (hasChanged && asksForWebhooks(request))
        tell({ conversationSid: before.sid, from: before.state, to: updated.state })
      return ok(views.conversation(updated))
    }),

    ...operation(`DELETE ${CONVERSATIONS}/{Sid}`, [], (_, { Sid }) => {
      memory.remove(memory.find(Sid))
      return deleted()
    }),
  }
}

/**
 * "Actions by the REST API fire webhooks only where the request says so."
 * https://www.twilio.com/docs/conversations-classic/conversations-webhooks
 */
function asksForWebhooks({ headers }: ApiRequest): boolean {
  return headers['x-twilio-webhook-enabled'] === 'true'
}

/** Only what is given: an update leaves the rest as it is. */
function parseFields(form: URLSearchParams): ConversationFields {
  const uniqueName = optional(form, 'UniqueName')
  const friendlyName = text(form, 'FriendlyName', 256)
  const attributes = parseAttributes(form, 16)
  const state = parseState(form)
  return {
    ...(uniqueName !== undefined && { uniqueName }),
    ...(friendlyName !== undefined && { friendlyName }),
    ...(attributes !== undefined && { attributes }),
    ...(state !== undefined && { state }),
  }
}

function parseState(form: URLSearchParams): (typeof STATES)[number] | undefined {
  const given = optional(form, 'State')
  if (given === '') throw new ApiError(400, 50374, "'State' field can't be empty")
  const state = STATES.find((known) => known === given)
  if (given !== undefined && state === undefined) throw new ApiError(400, 50378, "'State' parameter value is invalid")
  return state
}

/** Twilio gives the text back as it came, but it must be JSON. */
export function parseAttributes(form: URLSearchParams, mostKilobytes: number): string | undefined {
  const attributes = optional(form, 'Attributes')
  if (attributes === undefined) return undefined
  if (Buffer.byteLength(attributes) > mostKilobytes * 1024) {
    throw invalidParameter('Attributes', `at most ${mostKilobytes} KB`)
  }
  try {
    JSON.parse(attributes)
  } catch {
    throw invalidParameter('Attributes', 'JSON')
  }
  return attributes
}
