/** Twilio has no such thing, or has it no more: 20404, and codes of each product. https://www.twilio.com/docs/api/errors/20404 */
export function isMissing(error: unknown): boolean {
  return statusOf(error) === 404
}

/** Twilio will not do it, now or later: the number is no mobile phone, or its owner wants no texts. https://www.twilio.com/docs/api/errors/21610 */
export function isRefused(error: unknown): boolean {
  const status = statusOf(error)
  return status !== undefined && status >= 400 && status < 500 && status !== 408 && status !== 429
}

function statusOf(error: unknown): number | undefined {
  return error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : undefined
}

/** Twilio's own. https://www.twilio.com/docs/api/errors */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
