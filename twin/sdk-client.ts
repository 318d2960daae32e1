import { setTimeout as wait } from 'node:timers/promises'
import twilio from 'twilio'
import type { Account } from './account'
import type { Api, ApiResponse } from './api/api'
import { ConnectionLost } from './api/connection-lost'

type Client = ReturnType<typeof twilio>
type HttpClient = InstanceType<typeof twilio.RequestClient>
type RequestOptions = Parameters<HttpClient['request']>[0]

/** Twilio's own SDK, talking to the twin without a network: for tests and for tools that live in the twin's process. */
export function inProcessClient(api: Api, account: Account): Client {
  const httpClient = { request: (options: RequestOptions) => request(api, options) }
  // The SDK asks nothing else of its HTTP client than `request`; the rest of the class is the client for the real wire.
  return twilio(account.sid, account.authToken, { httpClient: httpClient as unknown as HttpClient })
}

async function request(api: Api, options: RequestOptions) {
  const { method, uri, params, data, headers = {}, username, password } = options
  const url = new URL(uri)
  append(url.searchParams, params)
  const form = new URLSearchParams()
  append(form, data)
  const asked = api.handle({
    method: method.toUpperCase(),
    host: url.host,
    path: url.pathname,
    query: url.searchParams,
    form,
    headers: {
      ...lowerCased(headers),
      authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
    },
  })
  const response = await asked.catch((error: unknown) => lose(error, options.timeout))
  // Through JSON and back, as over the wire: nobody shall hold a reference into the twin's memory.
  const body: unknown = response.body === undefined ? '' : JSON.parse(JSON.stringify(response.body))
  return { statusCode: response.status, body, headers: { 'content-type': 'application/json', ...response.headers } }
}

/** As long as the SDK's own client waits when nobody says how long. */
const PATIENCE_MILLISECONDS = 30_000

/** What the SDK's own client, which is axios, makes of a connection that breaks or hangs. */
async function lose(error: unknown, timeoutMilliseconds = PATIENCE_MILLISECONDS): Promise<ApiResponse> {
  if (!(error instanceof ConnectionLost)) throw error
  switch (error.how) {
    case 'breaks':
      throw Object.assign(new Error('socket hang up', { cause: error }), { code: 'ECONNRESET' })
    case 'hangs':
      await wait(timeoutMilliseconds)
      throw Object.assign(new Error(`timeout of ${timeoutMilliseconds}ms exceeded`, { cause: error }), {
        code: 'ECONNABORTED',
      })
  }
}

/** As the SDK's own client writes parameters: a list repeats its key, what is undefined is left out. */
function append(params: URLSearchParams, values: unknown): void {
  for (const [name, value] of Object.entries(values ?? {})) {
    for (const single of Array.isArray(value) ? value : [value]) {
      if (single !== undefined) params.append(name, single === null ? '' : String(single))
    }
  }
}

function lowerCased(headers: object): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]))
}
