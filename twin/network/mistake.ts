/** What a developer's document has that Twilio does not take, or that leads a caller where nobody wants them. */
export interface Mistake {
  /** What Twilio's debugger shows. Some mistakes it does not know: a loop, a verb that nobody reaches, silence. */
  readonly code: number | undefined
  readonly message: string
}

/** A mistake in one place of a document. */
export interface Finding extends Mistake {
  /** Twilio shows an error, not a warning, and breaks off where it comes to that place. */
  readonly breaksOff?: boolean
}

/** "Schema validation warning". https://www.twilio.com/docs/api/errors/12200 */
export const SCHEMA = 12200
