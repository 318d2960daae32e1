import type { ApiRequest, ApiResponse } from '../api/api'
import type { Layer } from '../api/layer'
import { nameOf } from '../api/routes'
import type { Events } from '../events'
import { findDescribed } from './described-operations'
import { judgeError } from './error-answers'
import { judgeRequest } from './judge-request'
import { judgeResponse } from './judge-response'

/** What an exchange has that Twilio's own description does not allow. */
export interface Verdict {
  readonly operation: string
  readonly problems: readonly string[]
}

/** An exchange that Twilio's description does not allow, or a twin that failed to answer at all. */
export class Violation extends Error {
  override readonly name = 'Violation'

  constructor({ operation, problems }: Verdict, cause?: unknown) {
    super([`Not as Twilio describes it: ${operation}`, ...problems].join('\n  '), { cause })
  }
}

/** Judges both sides of an exchange by the OpenAPI files that Twilio publishes. */
export function judge(request: ApiRequest, response: ApiResponse): Verdict {
  const described = findDescribed(request)
  if (described === undefined) {
    const answered = response.status >= 400 ? judgeError(request, response) : []
    return { operation: nameOf(request), problems: ["Twilio's description has no such operation", ...answered] }
  }
  return {
    operation: described.name,
    problems: [...judgeRequest(request, described), ...judgeResponse(request, response, described)],
  }
}

/** Lets an exchange through that is as Twilio describes it. Any other is an event, and an Error for whoever asked. */
export function judging(events: Events): Layer {
  function fail(verdict: Verdict, cause?: unknown): never {
    events.emit({ kind: 'violation', ...verdict })
    throw new Violation(verdict, cause)
  }
  return async ({ request, operation }, next) => {
    let response: ApiResponse
    try {
      response = await next(request)
    } catch (error) {
      return fail({ operation, problems: [`the twin failed to answer: ${String(error)}`] }, error)
    }
    const verdict = judge(request, response)
    return verdict.problems.length === 0 ? response : fail(verdict)
  }
}
