import { ApiError } from './api'

/** https://www.twilio.com/docs/sync/limits */
const MOST_BYTES_OF_DATA = 16 * 1024
const MOST_TTL_SECONDS = 31_536_000
const MOST_CHARACTERS_IN_NAMES = 256

/** An update that says nothing is refused. */
export function requireAny(form: URLSearchParams): void {
  if (form.size === 0) throw new ApiError(400, 54010, 'No parameters specified')
}

export type Data = Readonly<Record<string, unknown>>

export function parseData(json: string): Data {
  if (Buffer.byteLength(json) > MOST_BYTES_OF_DATA) throw new ApiError(413, 54006, 'Request entity too large')
  const data = parseJson(json)
  if (!isObject(data)) throw new ApiError(400, 54008, 'Invalid JSON')
  return data
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The first of `names` that is given counts, and the others are not even looked at: `Ttl` is the alias that loses. */
export function parseTtlSeconds(form: URLSearchParams, ...names: readonly string[]): number | undefined {
  const given = names.map((name) => form.get(name)).find((value) => value !== null && value !== '')
  if (given === undefined || given === null) return undefined
  if (!/^\d+$/.test(given) || Number(given) > MOST_TTL_SECONDS) throw new ApiError(400, 54011, 'Invalid TTL')
  return Number(given)
}

/** When something written `now` is gone. A ttl of 0 means never; no ttl at all leaves what was said before. */
export function expiryOf(ttlSeconds: number | undefined, now: Date, before?: Date): Date | undefined {
  if (ttlSeconds === undefined) return before
  return ttlSeconds === 0 ? undefined : new Date(now.getTime() + ttlSeconds * 1000)
}

export function isOver(expiresAt: Date | undefined, now: Date): boolean {
  return expiresAt !== undefined && expiresAt <= now
}

export function parseUniqueName(form: URLSearchParams): string | undefined {
  const name = form.get('UniqueName')
  if (name === null) return undefined
  if (!hasGoodLength(name) || /^[A-Z]{2}[a-f0-9]{32}$/.test(name)) throw new ApiError(400, 54302, 'Invalid unique name')
  return name
}

/** A `/` would make the item unreachable (seen on a live account); of the documented errors this is the nearest. */
export function parseKey(key: string): string {
  if (!hasGoodLength(key) || key.includes('/')) throw new ApiError(400, 54209, 'Invalid Map Item key')
  return key
}

/** Twilio's OpenAPI says up to 320 characters, its errors 54209 and 54302 say 256: what fits both is safe. */
function hasGoodLength(name: string): boolean {
  return name.length >= 1 && name.length <= MOST_CHARACTERS_IN_NAMES
}

/** Compare and swap: the write counts only for the revision that the writer has read. */
export function requireRevision(ifMatch: string | undefined, revision: number, code: number, message: string): void {
  if (ifMatch !== undefined && ifMatch !== String(revision)) throw new ApiError(412, code, message)
}
