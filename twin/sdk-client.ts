import twilio from 'twilio'
import type { Account } from './account'
import type { Api } from './api/api'
import { axiosAdapter } from './axios-adapter'

type Client = ReturnType<typeof twilio>

/** Twilio's own SDK, talking to the twin without a network: for tests and for tools that live in the twin's process. */
export function inProcessClient(api: Api, account: Account): Client {
  const httpClient = new twilio.RequestClient()
  httpClient.axios.defaults.adapter = axiosAdapter(httpClient.axios, (request) => api.handle(request))
  return twilio(account.sid, account.authToken, { httpClient })
}
