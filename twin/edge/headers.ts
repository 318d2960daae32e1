import type { EdgeLimits } from './limits'
import type { Refusal } from './refusal'

/** Names and values in turn, as Node has received them. */
export type RawHeaders = readonly string[]

/** As they travel: `name: value` and the end of a line. */
export function headerBytes(raw: RawHeaders): number {
  const lines = raw.length / 2
  return raw.reduce((sum, text) => sum + Buffer.byteLength(text, 'latin1'), 0) + lines * ': \r\n'.length
}

export function tooManyHeaders(
  raw: RawHeaders,
  whose: 'Request' | 'Response',
  limits: EdgeLimits,
): Refusal | undefined {
  const fits = headerBytes(raw) <= limits.headerBytes && raw.length / 2 <= limits.headers
  return fits ? undefined : { status: 431, message: `${whose} headers or cookies too long` }
}
