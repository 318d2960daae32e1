import type { MessagingBinding, NewConversation } from '../api/conversations-store'
import { ask } from './ask'
import { readProperties } from './conversation-properties'
import { commonParams, type Conversing, type Doer } from './conversation-webhooks'

/** How a Conversation comes about. */
export interface Beginning extends Doer {
  /** Of a customer who calls or writes. A worker's has none yet. */
  readonly binding?: MessagingBinding
  readonly body?: string
}

/**
 * Asks the pre-action webhook, `onConversationAdd`, for the properties of a Conversation that is about to be made.
 * `rejected` on 4xx and 5xx. Without an answer in time, "published unmodified"; assumption: neither is one without any.
 * https://www.twilio.com/docs/conversations-classic/conversations-webhooks
 */
export async function askForProperties(
  { binding, body, ...doer }: Beginning,
  context: Conversing,
): Promise<NewConversation | 'rejected'> {
  const { conversationsUrl: url, events, note } = context
  if (url === undefined) return {}
  const params = {
    ...commonParams('onConversationAdd', doer, context),
    ...(binding && {
      'MessagingBinding.Address': binding.address,
      'MessagingBinding.ProxyAddress': binding.proxyAddress,
    }),
    ...(body !== undefined && { MessageBody: body }),
  }
  const answer = await ask('conversations', { method: 'POST', url, params }, context)
  if (answer.failed || answer.status >= 400) {
    const why = answer.failed ? answer.body : `status ${answer.status}`
    events.emit({ kind: 'debugger', code: 11200, message: `${url}: onConversationAdd: ${why}` })
    return answer.failed ? {} : 'rejected'
  }
  const read = readProperties(answer)
  if (read.kind === 'properties') return read.properties
  for (const problem of read.problems) note({ code: undefined, message: `onConversationAdd: ${problem}` })
  events.emit({ kind: 'violation', operation: `Answer of POST ${url}`, problems: read.problems })
  return {}
}
