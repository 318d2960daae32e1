import twilio from 'twilio'
import type { Account } from './account'
import type { Api, ApiRequest, ApiResponse } from './api/api'
import { contentTypeOf, wireBody } from './api/wire-body'
import { axiosAdapter, lose } from './axios-adapter'

type Client = ReturnType<typeof twilio>
type HttpClient = InstanceType<typeof twilio.RequestClient>
type RequestOptions = Parameters<HttpClient['request']>[0]

/**
 * Twilio's own SDK, talking to the twin without a network: for tests and for tools that live in the twin's process. What the
 * SDK asks goes straight to the API, five times as fast as through axios, which is there for whoever asks it.
 */
export function inProcessClient(api: Api, account: Account): Client {
  const httpClient = new twilio.RequestClient()
  httpClient.axios.defaults.adapter = axiosAdapter(httpClient.axios, (request) => api.handle(request))
  // The SDK looks at nothing of an answer but these three.
  httpClient.request = ((options: RequestOptions) => ask(api, options)) as unknown as HttpClient['request']
  return twilio(account.sid, account.authToken, { httpClient })
}

async function ask(api: Api, options: RequestOptions) {
  const response = await api
    .handle(toApi(options))
    .catch((error: unknown) => lose(error, options.timeout ?? PATIENCE_MILLISECONDS))
  const headers = { ...response.headers, 'content-type': contentTypeOf(response) }
  return { statusCode: response.status, body: bodyOf(response), headers }
}

/** As long as the SDK's own client waits when nobody says how long. */
const PATIENCE_MILLISECONDS = 30_000

function toApi({ method, uri, params, data, headers = {}, username, password }: RequestOptions): ApiRequest {
  const url = new URL(uri)
  append(url.searchParams, params)
  const form = new URLSearchParams()
  append(form, data)
  const lowerCased = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])
  const basic = Buffer.from(`${username}:${password}`).toString('base64')
  return {
    method: method.toUpperCase(),
    host: url.host,
    path: url.pathname,
    query: url.searchParams,
    form,
    headers: { ...(Object.fromEntries(lowerCased) as Record<string, string>), authorization: `Basic ${basic}` }, // Pairs of two strings
  }
}

/** As over the wire: nobody shall hold a reference into the twin's memory. */
function bodyOf(response: ApiResponse): unknown {
  const bytes = wireBody(response)
  if (bytes === undefined || response.body instanceof Uint8Array) return bytes ?? ''
  const text = bytes.toString()
  return text.startsWith('{') ? (JSON.parse(text) as unknown) : text
}

/** As the SDK's own client writes parameters: a list repeats its key, what is undefined is left out. */
function append(params: URLSearchParams, values: unknown): void {
  for (const [name, value] of Object.entries(values ?? {})) {
    for (const single of Array.isArray(value) ? value : [value]) {
      if (single !== undefined) params.append(name, single === null ? '' : String(single))
    }
  }
}
