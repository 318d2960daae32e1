import type { WebhookAnswer } from '../signed-request'
import { ApplicationError, DocumentError } from './application-error'
import { ask } from './ask'
import type { Via } from './schema'
import { parseTwiml, type TwimlElement } from './twiml'
import { isWebUrl } from './urls'
import type { Line } from './wiring'

/** A TwiML document, and the URL against which its relative URLs resolve. */
export interface TwimlDocument {
  readonly url: string
  /** How it was requested. */
  readonly method: 'GET' | 'POST'
  readonly verbs: readonly TwimlElement[]
  /** Of `<Response>`, which takes none. */
  readonly attributes?: Readonly<Record<string, string>>
}

/** What a document says, wherever it came from. */
export type Twiml = Pick<TwimlDocument, 'verbs' | 'attributes'>

export interface DocumentRequest {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly params: Readonly<Record<string, string>>
}

/** https://www.twilio.com/docs/api/errors/11750 */
const LARGEST_TWIML_BYTES = 64 * 1024

export async function fetchDocument(request: DocumentRequest, via: Via, line: Line): Promise<TwimlDocument> {
  const { url, method } = request
  return { url, method, ...readTwiml(await ask('twiml', request, line), via) }
}

/** https://www.twilio.com/docs/voice/twiml, "TwiML MIME types"; the codes are those of Twilio's error dictionary. */
export function readTwiml(answer: WebhookAnswer, via: Via): Twiml {
  const { url, body } = answer
  assertRetrieved(answer)
  if (Buffer.byteLength(body) > LARGEST_TWIML_BYTES) throw new DocumentError(11750, `${url}: more than 64 kB of TwiML`)
  if (body.trim() === '') throw new DocumentError(11770, `${url}: empty response body`)
  switch (mediaType(answer.contentType)) {
    case 'text/xml':
    case 'application/xml':
    case 'text/html':
      return parsed(url, body)
    case 'text/plain':
      return body.trimStart().startsWith('<') ? parsed(url, body) : { verbs: [plainText(body.trim(), via)] }
    default:
      throw new DocumentError(12300, `${url}: invalid content type "${answer.contentType}"`)
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
  if (!isWebUrl(url ?? '', document.url)) throw new ApplicationError(11100, `Invalid URL format: ${url}`)
  return new URL(url ?? '', document.url).href
}

/** Text that is no TwiML is spoken in a call, and sent back in a chat. */
function plainText(text: string, via: Via): TwimlElement {
  return { name: via === 'voice' ? 'Say' : 'Message', attributes: {}, text, children: [] }
}

function parsed(url: string, body: string): Twiml {
  const twiml = parseTwiml(body)
  if (!twiml.ok) throw new DocumentError(twiml.code, `${url}: document parse failure, ${twiml.problem}`)
  return { verbs: twiml.verbs, attributes: twiml.attributes }
}
