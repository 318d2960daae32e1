import type { ReadableConversations } from '../api/conversations-store'
import { tellState } from './conversation-webhooks'
import { inApp, type FrontlineParts } from './frontline-parts'

/**
 * Tells of the states that change by the REST API, where a request has asked for webhooks. The API does not wait for them;
 * who does, asks here.
 */
export function tellStateChanges(
  parts: FrontlineParts & { readonly conversations: ReadableConversations },
): () => Promise<void> {
  const told: Promise<unknown>[] = []
  parts.conversations.onStateChange(({ conversationSid, from, to }) => {
    const change = { from, to, reason: 'API' } as const
    const telling = inApp(parts, async (session) => {
      await tellState(conversationSid, change, { source: 'API' }, session)
      return {}
    })
    // Whoever waits for it hears of a failure; until then, it is no unhandled one.
    telling.catch(() => undefined)
    told.push(telling)
  })
  return async () => void (await Promise.all(told.splice(0)))
}
