import type { IncomingMessage } from 'node:http'
import { validateRequest, validateRequestWithBody } from 'twilio/lib/webhooks/webhooks'
import { isForm, mediaType } from './body'

export interface Signed {
  readonly authToken: string
  /** The deployment's URL as Twilio knows it; what it signs begins with it. */
  readonly baseUrl: string
}

/** https://www.twilio.com/docs/usage/webhooks/webhooks-security */
export function isSigned(request: IncomingMessage, body: Buffer, { authToken, baseUrl }: Signed): boolean {
  const signature = String(request.headers['x-twilio-signature'] ?? '')
  const target = request.url ?? '/'
  // Twilio signs the URL that it was given. Whoever asks by hand may call this machine by another of its names.
  const urls = [baseUrl.replace(/\/$/, '') + target, `http://${request.headers.host}${target}`].filter((url) =>
    URL.canParse(url),
  )
  const type = mediaType(request)
  if (type === 'application/json') {
    return urls.some((url) => validateRequestWithBody(authToken, signature, url, body.toString('utf8')))
  }
  const params = request.method === 'POST' && isForm(type) ? formParams(body) : {}
  return urls.some((url) => validateRequest(authToken, signature, url, params))
}

/** `A=1&B=2&A=3` => `{ A: ['1', '3'], B: ['2'] }` */
function formParams(body: Buffer): Record<string, string[]> {
  const values = new Map<string, string[]>()
  for (const [name, value] of new URLSearchParams(body.toString('utf8'))) {
    values.set(name, [...(values.get(name) ?? []), value])
  }
  return Object.fromEntries(values)
}
