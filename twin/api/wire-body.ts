import type { ApiResponse } from './api'

/** What of an answer goes over the wire: bytes as they are, anything else as JSON. `undefined` where there is no body. */
export function wireBody({ body }: ApiResponse): Buffer | undefined {
  if (body === undefined) return undefined
  return body instanceof Uint8Array ? Buffer.from(body) : Buffer.from(JSON.stringify(body))
}

/** Bytes say themselves what they are. */
export function contentTypeOf({ headers = {} }: ApiResponse): string {
  return headers['content-type'] ?? 'application/json'
}
