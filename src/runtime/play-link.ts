import { timingSafeEqual } from 'node:crypto'
import type { SecretKey } from '../state/keys'

/**
 * How long a link works: over a weekend. The message itself is kept for longer, and `npm run voicemail` makes a new link.
 * Whoever has the link hears the message, so that it shall not lie about for ever.
 */
export const LINK_HOURS = 72

/** What stands in a link to a message, in place of a signature of Twilio's. */
export interface PlayTokens {
  /** `RE….<expiry>.<signature>` */
  make(recordingSid: string, now: Date): string
  /** The SID of the recording that it opens, or `undefined`: changed, invented, or expired. */
  check(token: string, now: Date): string | undefined
}

/** The expiry in seconds since 1970, to the base of 36. */
const shape = /^(?<recordingSid>RE[0-9a-fA-F]{32})\.(?<expiry>[1-9a-z][0-9a-z]{0,9})\.(?<signature>[\w-]{43})$/

export function playTokens(secretKey: SecretKey): PlayTokens {
  // The first part tells this use of the secret from all others.
  const sign = (recordingSid: string, expiry: string) => secretKey('play', recordingSid, expiry)
  return {
    make(recordingSid, now) {
      const expiry = (Math.floor(now.getTime() / 1000) + LINK_HOURS * 60 * 60).toString(36)
      return `${recordingSid}.${expiry}.${sign(recordingSid, expiry)}`
    },
    check(token, now) {
      const { recordingSid = '', expiry = '', signature = '' } = shape.exec(token)?.groups ?? {}
      // As text, because base64 has several spellings of the same bytes.
      const isOurs = timingSafeEqual(padded(signature), padded(sign(recordingSid, expiry)))
      return isOurs && now.getTime() < Number.parseInt(expiry, 36) * 1000 ? recordingSid : undefined
    },
  }
}

/** Of one length, which the comparison needs; a signature has 43 characters and never a blank. */
function padded(signature: string): Buffer {
  return Buffer.from(signature.padEnd(43))
}
