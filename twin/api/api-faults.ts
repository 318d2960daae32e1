import { setTimeout as wait } from 'node:timers/promises'
import type { Events } from '../events'
import type { ApiFault } from '../faults/fault'
import type { Faults } from '../faults/faults'
import { ApiError, type ApiRequest, type ApiResponse } from './api'
import { ConnectionLost } from './connection-lost'
import { errorResponse } from './errors'
import type { Layer } from './layer'
import { tooManyRequests } from './too-many-requests'

/** By this machine's time; no process stays alive for it. */
const keepBack = (milliseconds: number) => wait(milliseconds, undefined, { ref: false })

/** Makes happen what Twilio's APIs were told to do to their callers. Late answers are late by the time of `sleep`. */
export function faulty(
  faults: Faults,
  events: Events,
  sleep: (milliseconds: number) => Promise<unknown> = keepBack,
): Layer {
  return async ({ request, operation }, next) => {
    const fault = faults.takeForApi(operation)
    if (fault === undefined) return next(request)
    const say = (what: string) => events.emit({ kind: 'did', who: 'twin', what: `${what}, as told` })
    switch (fault.kind) {
      case 'status':
        say(`answers ${fault.status} to ${operation}`)
        return refusal(request, fault)
      case 'delay': {
        say(`keeps back its answer to ${operation} for ${fault.milliseconds} ms`)
        // What was asked is done at once and only the answer is late: a caller that gives up cannot know which it was.
        const response = await next(request)
        await sleep(fault.milliseconds)
        return response
      }
      case 'hang':
        say(`never answers ${operation}`)
        throw new ConnectionLost('hangs', operation)
      case 'reset':
        say(`breaks the connection in place of an answer to ${operation}`)
        throw new ConnectionLost('breaks', operation)
      case 'conflict':
        if (request.method === 'GET') {
          say(`finds nothing to conflict with in ${operation}`)
        } else {
          say(`lets somebody else make the same write just before ${operation}`)
          await next(bySomebodyElse(request))
        }
        return next(request)
    }
  }
}

function refusal(request: ApiRequest, { status, retryAfterSeconds }: ApiFault & { kind: 'status' }): ApiResponse {
  const response = errorResponse(errorOf(status, request.host), request)
  return retryAfterSeconds === undefined
    ? response
    : { ...response, headers: { ...response.headers, 'retry-after': String(retryAfterSeconds) } }
}

function errorOf(status: 429 | 500 | 503, host: string): ApiError {
  switch (status) {
    case 429:
      return tooManyRequests(host)
    case 500:
      return new ApiError(500, 20500, 'Internal Server Error')
    case 503:
      return new ApiError(503, 20503, 'Service unavailable')
  }
}

/** Who has read nothing asks for no revision. */
function bySomebodyElse(request: ApiRequest): ApiRequest {
  const { 'if-match': _, ...headers } = request.headers
  return { ...request, headers }
}
