import { setTimeout as wait } from 'node:timers/promises'
import type RequestClient from 'twilio/lib/base/RequestClient'
import type { ApiRequest, ApiResponse } from './api/api'
import { ConnectionLost } from './api/connection-lost'
import { contentTypeOf, wireBody } from './api/wire-body'

type Axios = RequestClient['axios']
type Adapter = Extract<Axios['defaults']['adapter'], (...given: never[]) => unknown>
type Sent = Parameters<Adapter>[0]

/** Whoever answers may look at how long the SDK was told to wait; 0 milliseconds are any time. */
export type Answer = (request: ApiRequest, timeoutMilliseconds: number) => Promise<ApiResponse>

/** The last step of the SDK's own HTTP client, which is axios: not onto the network, but to whoever answers here. */
export function axiosAdapter(axios: Axios, answer: Answer): Adapter {
  return async (sent) => {
    const timeout = sent.timeout ?? 0
    const response = await answer(toApi(axios, sent), timeout).catch((error: unknown) => lose(error, timeout))
    // As bytes or text, as over the wire: nobody shall hold a reference into the twin's memory.
    const bytes = wireBody(response) ?? Buffer.alloc(0)
    return {
      status: response.status,
      statusText: '',
      data: sent.responseType === 'arraybuffer' ? bytes : bytes.toString(),
      headers: { ...response.headers, 'content-type': contentTypeOf(response) },
      config: sent,
    }
  }
}

function toApi(axios: Axios, sent: Sent): ApiRequest {
  const url = new URL(axios.getUri(sent))
  return {
    method: (sent.method ?? 'get').toUpperCase(),
    host: url.host,
    path: url.pathname,
    query: url.searchParams,
    form: new URLSearchParams(typeof sent.data === 'string' ? sent.data : ''),
    headers: { ...lowerCased(sent.headers), ...basic(sent.auth) },
  }
}

function lowerCased(headers: object): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]))
}

/** The header is made by the adapter that this one stands for. */
function basic(auth: Sent['auth']): Record<string, string> {
  if (auth === undefined) return {}
  return { authorization: `Basic ${Buffer.from(`${auth.username}:${auth.password}`).toString('base64')}` }
}

/** What axios makes of a connection that breaks or hangs. */
export async function lose(error: unknown, timeoutMilliseconds: number): Promise<never> {
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
