import twilio from 'twilio'
import type RequestClient from 'twilio/lib/base/RequestClient'
import type { Account } from '../twin/account'
import type { ApiRequest, ApiResponse } from '../twin/api/api'
import { ConnectionLost } from '../twin/api/connection-lost'
import { axiosAdapter } from '../twin/axios-adapter'
import type { SimulatedTime, Surroundings } from './simulated-time'

/** What carries a request of the SDK's to Twilio, and the answer back. */
export type Wire = (request: ApiRequest) => Promise<ApiResponse>

type Client = ReturnType<typeof twilio>

/** As Twilio's runtime makes it: `options` are what the Function says. */
export type GetTwilioClient = (options: { readonly httpClient: RequestClient }) => Client

/** By what time a request may come too late. */
type Timers = Pick<Surroundings, 'setTimeout' | 'clearTimeout'>

/**
 * The SDK and the HTTP client of the Function stay what they are: only the last step, onto the network, is another. With
 * `timers`, a request is given up when it takes longer than the SDK was told to wait, and the wire may break or hang;
 * without, the wire answers.
 */
export function clientOn(wire: Wire, account: Account, timers?: Timers): GetTwilioClient {
  const carry = timers ? impatiently(wire, timers) : wire
  return (options) => {
    const { axios } = options.httpClient
    axios.defaults.adapter = axiosAdapter(axios, carry)
    return twilio(account.sid, account.authToken, options)
  }
}

/** What axios makes of a connection that breaks, that hangs, or on which the answer is late. 0 milliseconds are any time. */
function impatiently(wire: Wire, { setTimeout, clearTimeout }: Timers) {
  return async (request: ApiRequest, timeoutMilliseconds: number): Promise<ApiResponse> => {
    let timer: unknown
    const givenUp = new Promise<never>((_, reject) => {
      const late = () => reject(lost(`timeout of ${timeoutMilliseconds}ms exceeded`, 'ECONNABORTED'))
      if (timeoutMilliseconds > 0) timer = setTimeout(late, timeoutMilliseconds)
    })
    const answered = wire(request).catch((error: unknown) => {
      if (!(error instanceof ConnectionLost)) throw error
      if (error.how === 'hangs') return givenUp
      throw lost('socket hang up', 'ECONNRESET', error)
    })
    try {
      return await Promise.race([answered, givenUp])
    } finally {
      clearTimeout(timer)
    }
  }
}

function lost(message: string, code: string, cause?: Error): Error {
  return Object.assign(new Error(message, { cause }), { code })
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
