/** How long Proxy takes for what it does by itself, in milliseconds of the twin's time. */
export interface ProxyDelays {
  /** From the answer that asks for a session until it is open. Who calls or writes meanwhile is in none. */
  readonly makeSession: number
  /** From a document that leads back to Proxy until Proxy has looked for the session again. */
  readonly lookAgain: number
}

/**
 * Assumption: no page has figures. Both are such that contacts at once meet, and that a text which is sent back as often
 * as Twilio allows, 50 documents, is so for more than ten seconds.
 */
export const usualDelays: ProxyDelays = { makeSession: 300, lookAgain: 250 }
