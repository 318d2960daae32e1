/** What Twilio's platform gives to Functions. A test may give less, so that it need not wait. */
export interface EdgeLimits {
  /** https://www.twilio.com/docs/serverless/functions-assets/functions/request-flow: then 504. */
  readonly executionMilliseconds: number
  /** At once, of one service: then 429. */
  readonly executions: number
  /** Headers included: then 413. */
  readonly requestBytes: number
  /** Twilio does not say what its caller sees: here 502, and 82002 as for any 5xx of a Function. */
  readonly responseBytes: number
  /**
   * https://www.twilio.com/docs/serverless/functions-assets/functions/headers-and-cookies/limitations, of requests and of
   * responses: then 431, and 82008. That error's own page, an older one, says 4 kB and 75.
   */
  readonly headerBytes: number
  readonly headers: number
}

export const twilioLimits: EdgeLimits = {
  executionMilliseconds: 10_000,
  executions: 30,
  requestBytes: 1024 * 1024,
  responseBytes: 4 * 1024 * 1024,
  headerBytes: 15 * 1024,
  headers: 90,
}
