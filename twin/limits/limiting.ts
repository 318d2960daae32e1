import { errorResponse } from '../api/errors'
import type { Layer } from '../api/layer'
import { newConversationsLimit } from './conversations-limits'
import { newProxyLimit } from './proxy-limits'
import { newSyncLimit } from './sync-limits'

/** Refuses what comes faster than Twilio documents. `now` is in milliseconds and never goes back. */
export function limiting(now: () => number): Layer {
  const limits = [newSyncLimit(), newProxyLimit(), newConversationsLimit()]
  return async (asked, next) => {
    const at = now()
    for (const limit of limits) {
      const refusal = limit.refuse(asked, at)
      if (refusal !== undefined) return errorResponse(refusal, asked.request)
    }
    const response = await next(asked.request)
    for (const limit of limits) limit.learn?.(asked, response)
    return response
  }
}
