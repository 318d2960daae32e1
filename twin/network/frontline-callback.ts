import type { WebhookAnswer } from '../signed-request'
import { ask } from './ask'
import { mediaType } from './document'
import type { Session } from './frontline-parts'
import { isWebUrl } from './urls'

/** An entry in Twilio's debugger. */
export interface Refusal {
  readonly code: number
  readonly message: string
}

/** What an answer's JSON says. */
export interface Answered {
  readonly value: unknown
}

/** https://www.twilio.com/docs/api/errors/48003: "Responses are capped at 64k." */
const LARGEST_ANSWER_BYTES = 64 * 1024

/** The app asks our Functions. https://www.twilio.com/docs/api/errors/48001 and /48002 */
export async function askFunctions(
  url: string | undefined,
  params: Readonly<Record<string, string>>,
  session: Session,
): Promise<Answered | Refusal> {
  if (!url) return { code: 48001, message: `Callback URL is not set: ${params['Location']}` }
  if (!URL.canParse(url) || !isWebUrl(url)) return { code: 48002, message: `Callback URL is invalid: ${url}` }
  // As https://www.twilio.com/docs/frontline/outgoing-conversations spells it.
  const contentType = 'application/x-www-urlencoded'
  return readAnswer(await ask('frontline', { method: 'POST', url, params, contentType }, session))
}

/** JSON, or what Frontline says is wrong: https://www.twilio.com/docs/api/errors/48003 to /48005 */
export function readAnswer({ status, body, failed, contentType }: WebhookAnswer): Answered | Refusal {
  if (failed === 'timed-out') return { code: 48005, message: `Callback failed due to timeout: ${body}` }
  if (failed) return { code: 48004, message: `Callback returned an error: ${body}` }
  if (status < 200 || status > 299) return { code: 48004, message: `Callback returned an error: status ${status}` }
  if (Buffer.byteLength(body) > LARGEST_ANSWER_BYTES) return invalid('more than 64 kB')
  if (mediaType(contentType) !== 'application/json') return invalid(`content type "${contentType}"`)
  try {
    return { value: JSON.parse(body) }
  } catch {
    return invalid('no JSON')
  }
}

export function invalid(why: string): Refusal {
  return { code: 48003, message: `Callback returned an invalid response: ${why}` }
}

/** Tells it as Twilio does, and notes it where whoever wrote the answer made a mistake: it did come, and is wrong. */
export function tellRefusal(refusal: Refusal, { events, note }: Session): void {
  if ([48002, 48003, 48026, 48027, 48028, 48029, 48030].includes(refusal.code)) note(refusal)
  events.emit({ kind: 'debugger', ...refusal })
}
