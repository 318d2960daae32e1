import { isPhoneNumber, type Address } from '../routing/address'

/** What a worker reads of a caller. */
export interface CallerNotice {
  readonly customer: Address | undefined
  readonly number: Address | undefined
  /** UTC, ISO 8601 */
  readonly at: string
  /** Of whoever reads it. */
  readonly timeZone: string | undefined
}

export interface VoicemailNotice extends CallerNotice {
  readonly durationSeconds: number | undefined
  readonly url: string
  /** How long the link works. */
  readonly hours: number
}

export function voicemailNotice(notice: VoicemailNotice): string {
  const { durationSeconds, url, hours } = notice
  const length = durationSeconds === undefined ? '' : `, ${durationSeconds} s`
  return `Voicemail from ${who(notice)}${length}, ${when(notice)}. Listen within ${hours} hours: ${url}`
}

/** The caller was told that the message is saved, and Twilio has no audio of it. */
export function lostMessageNotice(notice: CallerNotice): string {
  return `Missed call from ${who(notice)}, ${when(notice)}. The message cannot be played.`
}

/** Says nothing of a message: one may have been left that could not be kept. */
export function missedCallNotice(notice: CallerNotice): string {
  return `Missed call from ${who(notice)}, ${when(notice)}.`
}

/** What was written goes along: it went to nobody else. */
export function missedMessageNotice(notice: CallerNotice & { readonly words: string }): string {
  const { words } = notice
  const said = words.length > MOST_CHARACTERS ? `${words.slice(0, MOST_CHARACTERS)}…` : words
  return `Message from ${who(notice)}, ${when(notice)}: ${said || '(no words)'}`
}

/** A text of ours has 1,600 characters at most, and says from whom and when. */
const MOST_CHARACTERS = 1_400

/** Callers may hide their number, and Twilio has several words for that. */
function who({ customer, number }: CallerNotice): string {
  const caller = isPhoneNumber(customer) ? customer : 'an unknown caller'
  return number === undefined ? caller : `${caller} to ${number}`
}

/** '2026-11-20T14:05:09Z', 'Europe/Berlin' => 'Fri 20 Nov 15:05 (Europe/Berlin)' */
function when({ at, timeZone = 'UTC' }: CallerNotice): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(new Date(at))
  const { weekday, day, month, hour, minute } = Object.fromEntries(parts.map(({ type, value }) => [type, value]))
  return `${weekday} ${day} ${month} ${hour}:${minute} (${timeZone})`
}
