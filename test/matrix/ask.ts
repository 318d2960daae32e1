import type { LogLine } from '../../bench/container'
import { troubleIn } from '../support/asked'
import type { WebhookAnswer } from '../../twin/signed-request'
import type { Request } from './requests'
import type { Started } from './world'

export interface Asked {
  readonly answer: Pick<WebhookAnswer, 'status' | 'contentType' | 'body'>
  /** `undefined` where there is not exactly one. */
  readonly log: LogLine | undefined
  /** Of simulated time. */
  readonly milliseconds: number
  /** What is wrong with the answer, whatever else it is. */
  readonly trouble: readonly string[]
}

/** Asks a container what Twilio would ask it, without the front door. */
export async function ask(
  { container, time }: Pick<Started, 'container' | 'time'>,
  { path, params }: Pick<Request, 'path' | 'params'>,
): Promise<Asked> {
  const startedAt = time.now().getTime()
  const { statusCode, body, headers } = await container.ask(path, params)
  const milliseconds = time.now().getTime() - startedAt
  const answer = {
    status: statusCode,
    contentType: [headers['Content-Type'] ?? []].flat().join(),
    body: body?.toString('latin1') ?? '',
  }
  const exchange = { method: 'POST', url: `https://patchbay-1234.twil.io${path}`, params, failed: undefined } as const
  const [log, ...others] = container.log
  return {
    answer,
    log: others.length === 0 ? log : undefined,
    milliseconds,
    trouble: troubleIn({ ...exchange, ...answer }).map(({ what }) => what),
  }
}
