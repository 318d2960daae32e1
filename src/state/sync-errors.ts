/** Twilio's errors are told apart by `status` and `code`, never by their text. */
function has(error: unknown, status: number, code: number): boolean {
  return (
    error instanceof Error && 'status' in error && error.status === status && 'code' in error && error.code === code
  )
}

/** https://www.twilio.com/docs/api/errors/20404 */
export function isMissing(error: unknown): boolean {
  return has(error, 404, 20404)
}

/** A Map item with this key exists. https://www.twilio.com/docs/api/errors/54208 */
export function isTaken(error: unknown): boolean {
  return has(error, 409, 54208)
}

/** An object with this unique name exists. https://www.twilio.com/docs/api/errors/54301 */
export function isNameTaken(error: unknown): boolean {
  return has(error, 409, 54301)
}

/**
 * A Map item has another revision than `If-Match` says. https://www.twilio.com/docs/api/errors/54205
 * Twilio's support has seen the general "precondition failed" as well: https://www.twilio.com/docs/api/errors/20412
 */
export function isChanged(error: unknown): boolean {
  return has(error, 412, 54205) || has(error, 412, 20412)
}

/** Twilio is too busy, broken or not to be reached: whatever it would have said, it has not. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('status' in error && typeof error.status === 'number') return error.status === 429 || error.status >= 500
  return 'code' in error && typeof error.code === 'string'
}
