import type { Account } from '../account'
import type { Clock } from '../clock'
import type { Events } from '../events'
import { requestWebhook, type Deliver, type WebhookAnswer, type WebhookRequest } from '../signed-request'
import { webhookDeadlines, type WebhookKind } from '../webhook-deadlines'
import { connectionOverrides, isRetried, noRetries } from './connection-overrides'
import { TWILIO } from './listener'

/** What a webhook request takes of the twin. */
export interface Asker {
  readonly account: Account
  readonly clock: Clock
  readonly events: Events
  readonly deliver?: Deliver | undefined
}

type Question = Pick<WebhookRequest, 'method' | 'url' | 'params' | 'contentType'>

/**
 * Asks one of the Functions, again where the fragment of the URL says so, all within one deadline. Meanwhile the twin's
 * time stands still: a Function takes real time, and no more of it.
 */
export function ask(kind: WebhookKind, question: Question, asker: Asker): Promise<WebhookAnswer> {
  const { account, clock, events, deliver } = asker
  const overrides = isFrontlines(kind) ? noRetries : connectionOverrides(question.url)
  const deadline = performance.now() + webhookDeadlines[kind].milliseconds
  const askOnce = () => {
    const left = Math.max(1, Math.round(deadline - performance.now()))
    const timeoutMilliseconds = Math.min(left, overrides.readTimeoutMilliseconds)
    return requestWebhook({ ...question, authToken: account.authToken, events, timeoutMilliseconds, deliver })
  }
  return clock.during(async () => {
    let answer = await askOnce()
    for (let retry = 1; retry <= overrides.retries && isRetried(answer, overrides); retry++) {
      if (performance.now() >= deadline) break
      const { pathname } = new URL(question.url)
      events.emit({ kind: 'did', who: TWILIO, what: `tries ${pathname} again, ${retry} of ${overrides.retries}` })
      answer = await askOnce()
    }
    return answer
  })
}

/** "Available on all product webhooks except Twilio Conversations and Twilio Frontline." */
function isFrontlines(kind: WebhookKind): boolean {
  return kind === 'frontline' || kind === 'frontlineRouting' || kind === 'conversations'
}
