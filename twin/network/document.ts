import { requestWebhook, VOICE_TIMEOUT_MILLISECONDS, type WebhookAnswer } from '../signed-request'
import { ApplicationError } from './application-error'
import { parseTwiml, type TwimlElement } from './twiml'
import type { NetworkParts } from './wiring'

/** A TwiML document, and the URL against which its relative URLs resolve. */
export interface TwimlDocument {
  readonly url: string
  readonly verbs: readonly TwimlElement[]
}

export interface DocumentRequest {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly params: Readonly<Record<string, string>>
}

/** What a `text/plain` answer that is no TwiML becomes: spoken in a call, sent back in a chat. */
export type PlainTextVerb = 'Say' | 'Message'

/** https://www.twilio.com/docs/api/errors/11750 */
const LARGEST_TWIML_BYTES = 64 * 1024

export async function fetchDocument(
  request: DocumentRequest,
  plainText: PlainTextVerb,
  network: NetworkParts,
): Promise<TwimlDocument> {
  const answer = await requestWebhook({
    ...request,
    authToken: network.account.authToken,
    events: network.events,
    timeoutMilliseconds: VOICE_TIMEOUT_MILLISECONDS,
    deliver: network.deliver,
  })
  return { url: request.url, verbs: readTwiml(answer, plainText) }
}

/** https://www.twilio.com/docs/voice/twiml, "TwiML MIME types"; the codes are those of Twilio's error dictionary. */
export function readTwiml(answer: WebhookAnswer, plainText: PlainTextVerb): readonly TwimlElement[] {
  const { url, body } = answer
  assertRetrieved(answer)
  if (Buffer.byteLength(body) > LARGEST_TWIML_BYTES)
    throw new ApplicationError(11750, `${url}: more than 64 kB of TwiML`)
  if (body.trim() === '') throw new ApplicationError(11770, `${url}: empty response body`)
  switch (mediaType(answer.contentType)) {
    case 'text/xml':
    case 'application/xml':
    case 'text/html':
      return parsed(url, body)
    case 'text/plain':
      return body.trimStart().startsWith('<')
        ? parsed(url, body)
        : [{ name: plainText, attributes: {}, text: body.trim(), children: [] }]
    default:
      throw new ApplicationError(12300, `${url}: invalid content type "${answer.contentType}"`)
  }
}

/** https://www.twilio.com/docs/api/errors/11200 */
export function assertRetrieved({ url, status, body, failed }: WebhookAnswer): void {
  if (failed) throw new ApplicationError(11200, `${url}: HTTP retrieval failure, ${body}`)
  if (status < 200 || status > 299)
    throw new ApplicationError(11200, `${url}: HTTP retrieval failure, status ${status}`)
}

/** `Application/XML; charset=utf-8` => `application/xml` */
export function mediaType(contentType: string): string {
  return contentType.replace(/;.*/s, '').trim().toLowerCase()
}

/** An absolute URL, or one relative to the document in which it stands. Without any, the document itself. */
export function resolveUrl(url: string | undefined, document: TwimlDocument): string {
  if (!URL.canParse(url ?? '', document.url)) throw new ApplicationError(11100, `Invalid URL format: ${url}`)
  return new URL(url ?? '', document.url).href
}

function parsed(url: string, body: string): readonly TwimlElement[] {
  const twiml = parseTwiml(body)
  if (!twiml.ok) throw new ApplicationError(12100, `${url}: document parse failure, ${twiml.problem}`)
  return twiml.verbs
}
