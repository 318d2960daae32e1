import { ApiError } from '../api/api'
import { tooManyRequests } from '../api/too-many-requests'
import type { Limit } from './limit'
import { newSlidingWindows } from './sliding-windows'

const HOST = 'conversations.twilio.com'

/**
 * 30 actions a second: for each Conversation, its updates and what is done to its participants and messages; for the
 * service, creations and deletions of Conversations. Reads are free. A Conversation counts by the name it is asked by.
 * https://www.twilio.com/docs/conversations-classic/conversations-limits,
 * https://www.twilio.com/en-us/changelog/increasing-actions-per-second-for-conversations-
 */
export function newConversationsLimit(): Limit {
  const actions = newSlidingWindows({ most: 30, milliseconds: 1000 })
  return {
    refuse: ({ request: { host, method }, path }, now) => {
      if (host !== HOST || method === 'GET') return undefined
      const conversation = path['ConversationSid'] ?? (method === 'POST' ? path['Sid'] : undefined)
      if (conversation !== undefined) return actions.take(conversation, now) ? undefined : tooManyRequests(HOST)
      return actions.take('service', now)
        ? undefined
        : new ApiError(429, 50074, 'Global actions per second limit exceeded')
    },
  }
}
