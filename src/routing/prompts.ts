/** What a caller hears and a sender reads, all in one language. */
export interface Prompts {
  /** As `<Say language>` takes it: `en-US`. */
  readonly language: string
  /** As `<Say voice>` takes it: `Polly.Joanna`. */
  readonly voice?: string | undefined
  /** Before the tone, when nobody can be reached. */
  readonly notAvailable: string
  /** Before the tone, when the worker is on another call. */
  readonly busy: string
  /** Before the tone, outside of business hours. */
  readonly afterHours: string
  /** Before the tone, when something went wrong on our side. */
  readonly failed: string
  /** Instead of a connection, where the number takes no calls from strangers. */
  readonly noConversation: string
  /** Before a call that is recorded. */
  readonly recorded: string
  /** Before the second tone, when nothing was heard after the first. */
  readonly tryAgain: string
  /** When no message was spoken. */
  readonly nothingHeard: string
  /** When the message has been stored. */
  readonly saved: string
  /** In answer to a text, when nobody can be reached. */
  readonly sorry: string
  /** In answer to a text, outside of business hours. */
  readonly sorryAfterHours: string
}

/** Is a prompt not words but the URL of a recording of them? */
export function isRecorded(prompt: string): boolean {
  return /^https:\/\/\S+$/.test(prompt)
}
