import { setTimeout as wait } from 'node:timers/promises'
import RequestClient from 'twilio/lib/base/RequestClient'
import { receiveAudioAsBytes } from './audio-as-bytes'
import { attemptTimeout, pauseBeforeRetry, type Attempt } from './retry-policy'

/** Whoever waited for it has been answered: what would be asked now, nobody reads. */
export class TooLate extends Error {
  override readonly name = 'TooLate'
  constructor() {
    super('There is no time left for a request')
  }
}

/** As many as the SDK opens to one host: whoever has opened a connection finds it again. Left alone, it keeps five. */
const MOST_IDLE_CONNECTIONS = 20

/** The SDK's own HTTP client, which pools its connections, with one retry policy for all calls that a Function makes. */
export function retryingClient(millisecondsLeft: () => number): RequestClient {
  const client = new RequestClient({ maxFreeSockets: MOST_IDLE_CONNECTIONS })
  receiveAudioAsBytes(client)
  const once = client.request.bind(client)
  client.request = async (request) => {
    for (let attempts = 1; ; attempts++) {
      if (millisecondsLeft() <= 0) throw new TooLate()
      const outcome = await settled(once({ ...request, timeout: attemptTimeout(millisecondsLeft()) }))
      const pause = pauseBeforeRetry(attemptOf(outcome), attempts, millisecondsLeft(), Math.random)
      if (pause === undefined) {
        if ('error' in outcome) throw outcome.error
        return outcome.response
      }
      await wait(pause)
    }
  }
  return client
}

interface HttpResponse {
  readonly statusCode: number
  readonly headers: unknown
}

type Outcome<Response> = { readonly response: Response } | { readonly error: unknown }

async function settled<Response>(request: Promise<Response>): Promise<Outcome<Response>> {
  try {
    return { response: await request }
  } catch (error) {
    return { error }
  }
}

function attemptOf(outcome: Outcome<HttpResponse>): Attempt {
  if ('error' in outcome) return { kind: 'unanswered' }
  const { statusCode, headers } = outcome.response
  return { kind: 'answered', status: statusCode, retryAfterSeconds: retryAfterSeconds(headers) }
}

/** `Retry-After: 2`. Twilio sends seconds, never a date. */
function retryAfterSeconds(headers: unknown): number | undefined {
  const value: unknown = headers && typeof headers === 'object' && 'retry-after' in headers && headers['retry-after']
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : undefined
}
