import type { Account } from '../account'
import type { Events } from '../events'
import { ApiError, type Api, type ApiRequest, type ApiResponse, type Operations } from './api'
import { errorResponse, unknownToTwin } from './errors'
import { through, type Layer } from './layer'
import { nameOf, newRoutes, type Match, type Routes } from './routes'
import { closest } from './suggestions'

export interface ApiOptions {
  readonly account: Account
  readonly events: Events
  readonly operations: readonly Operations[]
  /** What stands between every request and its answer; the first one is the outermost. */
  readonly layers?: readonly Layer[]
}

/** Answers as Twilio's REST APIs do, and fails loudly where the twin does not know what Twilio would answer. */
export function newApi({ account, events, operations, layers = [] }: ApiOptions): Api {
  const routes = newRoutes(operations)

  function answer(request: ApiRequest, match: Match | undefined): ApiResponse {
    try {
      if (match === undefined) throw unknownOperation(request, routes)
      requireCredentials(request, account)
      requireKnownParameters(request, match)
      return match.operation.handle(request, match.path)
    } catch (error) {
      // Anything else is a mistake of the twin's own and must reach whoever runs it.
      if (!(error instanceof ApiError)) throw error
      if (error.status === 501) events.emit({ kind: 'did', who: 'twin', what: error.message.replace('The twin ', '') })
      return errorResponse(error, request)
    }
  }

  return {
    handle: async (request) => {
      const startedAt = performance.now()
      const match = routes.find(request)
      const asked = { operation: match?.name ?? nameOf(request), path: match?.path ?? {} }
      const response = await through(layers, asked, async (request) => answer(request, match))(request)
      events.emit({
        kind: 'api',
        exchange: {
          operation: asked.operation,
          url: urlOf(request),
          status: response.status,
          milliseconds: Math.round(performance.now() - startedAt),
        },
      })
      return response
    },
  }
}

function unknownOperation(request: ApiRequest, routes: Routes): ApiError {
  return unknownToTwin(`${nameOf(request)}; did you mean ${routes.suggest(request).join(' or ')}?`)
}

function requireCredentials({ headers }: ApiRequest, account: Account): void {
  const credentials = Buffer.from(`${account.sid}:${account.authToken}`).toString('base64')
  if (headers['authorization'] !== `Basic ${credentials}`) throw new ApiError(401, 20003, 'Authenticate')
}

/** A parameter that nobody reads would be a silent difference from Twilio, so it is an error here. */
function requireKnownParameters({ method, query, form, headers }: ApiRequest, { name, operation }: Match): void {
  const [read, unread] = method === 'POST' ? [form, query] : [query, form]
  const known = operation.parameters
  const unknown = [...unread.keys(), ...[...read.keys()].filter((key) => !known.includes(key))]
  if (unknown.length > 0) throw unknownToTwin(unknown.map((key) => describeUnknown(key, name, known)).join('; '))

  const contentType = headers['content-type'] ?? FORM
  if (method === 'POST' && !contentType.startsWith(FORM)) throw unknownToTwin(`how to read ${contentType} for ${name}`)
}

const FORM = 'application/x-www-form-urlencoded'

function describeUnknown(parameter: string, operation: string, known: readonly string[]): string {
  const suggestions = closest(parameter, known, 3)
  const question = suggestions.length > 0 ? `did you mean ${suggestions.join(' or ')}?` : 'it takes none'
  return `the parameter ${parameter} of ${operation}; ${question}`
}

function urlOf({ host, path, query }: ApiRequest): string {
  const search = query.toString()
  return `https://${host}${path}${search === '' ? '' : `?${search}`}`
}
