import twilio from 'twilio'
import type RequestClient from 'twilio/lib/base/RequestClient'
import type { Account } from '../twin/account'
import type { ApiRequest, ApiResponse } from '../twin/api/api'
import type { SimulatedTime } from './simulated-time'

/** What carries a request of the SDK's to Twilio, and the answer back. */
export type Wire = (request: ApiRequest) => Promise<ApiResponse>

type Client = ReturnType<typeof twilio>

/** As Twilio's runtime makes it: `options` are what the Function says. */
export type GetTwilioClient = (options: { readonly httpClient: RequestClient }) => Client

type Axios = RequestClient['axios']
type Adapter = Extract<Axios['defaults']['adapter'], (...given: never[]) => unknown>
type Sent = Parameters<Adapter>[0]

/** The SDK and the HTTP client of the Function stay what they are: only the last step, onto the network, is another. */
export function clientOn(wire: Wire, account: Account): GetTwilioClient {
  return (options) => {
    const { axios } = options.httpClient
    axios.defaults.adapter = async (sent) => fromApi(await wire(toApi(axios, sent)), sent)
    return twilio(account.sid, account.authToken, options)
  }
}

function toApi(axios: Axios, sent: Sent): ApiRequest {
  const url = new URL(axios.getUri(sent))
  const headers = Object.entries(sent.headers).map(([name, value]) => [name.toLowerCase(), String(value)])
  return {
    method: (sent.method ?? 'get').toUpperCase(),
    host: url.host,
    path: url.pathname,
    query: url.searchParams,
    form: new URLSearchParams(typeof sent.data === 'string' ? sent.data : ''),
    headers: Object.fromEntries(headers) as Record<string, string>, // Pairs of two strings
  }
}

/** As text, as over the wire: nobody shall hold a reference into the twin's memory. */
function fromApi({ status, body, headers }: ApiResponse, config: Sent): Awaited<ReturnType<Adapter>> {
  const data = body === undefined ? '' : JSON.stringify(body)
  return { status, statusText: '', data, headers: { 'content-type': 'application/json', ...headers }, config }
}

/** Takes 20 to 60 ms: half of the way there and back before the twin hears of a request, half after. */
export function distant(next: Wire, time: SimulatedTime, random: () => number): Wire {
  return async (request) => {
    const oneWay = 10 + random() * 20
    await time.sleep(oneWay)
    const response = await next(request)
    await time.sleep(oneWay)
    return response
  }
}
