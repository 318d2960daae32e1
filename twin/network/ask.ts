import type { Account } from '../account'
import type { Clock } from '../clock'
import type { Events } from '../events'
import { requestWebhook, type Deliver, type WebhookAnswer, type WebhookRequest } from '../signed-request'
import { webhookDeadlines, type WebhookKind } from '../webhook-deadlines'

/** What a webhook request takes of the twin. */
export interface Asker {
  readonly account: Account
  readonly clock: Clock
  readonly events: Events
  readonly deliver?: Deliver | undefined
}

type Question = Pick<WebhookRequest, 'method' | 'url' | 'params' | 'contentType'>

/** Asks one of the Functions. Meanwhile the twin's time stands still: a Function takes real time, and no more of it. */
export function ask(kind: WebhookKind, question: Question, asker: Asker): Promise<WebhookAnswer> {
  const { account, clock, events, deliver } = asker
  const timeoutMilliseconds = webhookDeadlines[kind].milliseconds
  return clock.during(() =>
    requestWebhook({ ...question, authToken: account.authToken, events, timeoutMilliseconds, deliver }),
  )
}
