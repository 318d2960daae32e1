import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks'
import type { Events, WebhookExchange } from './events'

/** Where a URL of the deployment is really served: on this machine, without TLS. The signature stays that of the URL. */
export type Deliver = (url: URL) => URL

export interface WebhookRequest {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly params: Readonly<Record<string, string>>
  readonly authToken: string
  readonly events: Events
  readonly timeoutMilliseconds: number
  /** Of a POST; `application/x-www-form-urlencoded` unless told. */
  readonly contentType?: string
  readonly deliver?: Deliver | undefined
}

/** Without an answer, the status is 0 and the body says why there is none. */
export interface WebhookAnswer extends WebhookExchange {
  readonly failed: 'timed-out' | 'unreachable' | undefined
}

interface Received {
  readonly status: number
  readonly contentType: string
  readonly body: string
  readonly failed?: WebhookAnswer['failed']
}

/** Makes a webhook request as Twilio makes it. https://www.twilio.com/docs/usage/webhooks/webhooks-security */
export async function requestWebhook(request: WebhookRequest): Promise<WebhookAnswer> {
  const form = new URLSearchParams(request.params).toString()
  const url = new URL(request.url)
  const params = { ...Object.fromEntries(url.searchParams), ...request.params }
  // The fragment carries connection overrides (`#rc=2`); it is neither sent nor signed.
  url.hash = ''
  if (request.method === 'GET' && form) url.search = url.search ? `${url.search}&${form}` : form

  const received = await send(request, url, request.method === 'POST' ? form : undefined)
  const { failed, ...answer } = received
  const exchange: WebhookExchange = { method: request.method, url: url.href, params, ...answer }
  request.events.emit({ kind: 'webhook', exchange })
  if (answer.status >= 300 && answer.status < 400) {
    throw new Error(`${url.href} answered ${answer.status}: the twin does not follow HTTP redirects yet`)
  }
  return { ...exchange, failed }
}

async function send(request: WebhookRequest, url: URL, form: string | undefined): Promise<Received> {
  if (isTwilios(url))
    return unanswered('unreachable', 'this URL is one of Twilio’s own, where nothing of yours answers')
  const signed = form === undefined ? {} : request.params
  const headers: Record<string, string> = {
    Host: url.host,
    Accept: '*/*',
    'User-Agent': 'TwilioProxy/1.1',
    'X-Twilio-Signature': getExpectedTwilioSignature(request.authToken, url.href, signed),
    ...(form !== undefined && {
      'Content-Type': request.contentType ?? 'application/x-www-form-urlencoded',
      'Content-Length': String(Buffer.byteLength(form)),
    }),
  }
  const deadline = AbortSignal.timeout(request.timeoutMilliseconds)
  try {
    return await exchangeHttp(request.deliver?.(url) ?? url, request.method, headers, form, deadline)
  } catch (error) {
    if (deadline.aborted) return unanswered('timed-out', `no answer within ${request.timeoutMilliseconds / 1000} s`)
    return unanswered('unreachable', error instanceof Error ? error.message : String(error))
  }
}

/** Nothing that a test or a rehearsal does may reach the real Twilio. */
function isTwilios(url: URL): boolean {
  return url.hostname === 'twilio.com' || url.hostname.endsWith('.twilio.com')
}

function unanswered(failed: 'timed-out' | 'unreachable', body: string): Received {
  return { status: 0, contentType: '', body, failed }
}

function exchangeHttp(
  url: URL,
  method: string,
  headers: Readonly<Record<string, string>>,
  form: string | undefined,
  signal: AbortSignal,
): Promise<Received> {
  const open = url.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((resolve, reject) => {
    const request = open(url, { method, headers, signal, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          contentType: response.headers['content-type'] ?? '',
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      )
    })
    request.on('error', reject)
    request.end(form)
  })
}
