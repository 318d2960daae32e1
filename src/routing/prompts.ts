/** What a caller hears and a sender reads, all in one language. */
export interface Prompts {
  /** As `<Say language>` takes it: `en-US`. */
  readonly language: string
  /** As `<Say voice>` takes it: `Polly.Joanna`. */
  readonly voice?: string | undefined
  /** Before the tone, when nobody can be reached. */
  readonly notAvailable: string
  /** Before the tone, outside of business hours. */
  readonly afterHours: string
  /** When no message was spoken. */
  readonly nothingHeard: string
  /** In answer to a text, when nobody can be reached. */
  readonly sorry: string
  /** In answer to a text, outside of business hours. */
  readonly sorryAfterHours: string
}
