/** What makes Twilio say "an application error has occurred", under the code that its debugger shows. */
export class ApplicationError extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message)
  }
}

/** Not the weather: whoever wrote this document, or this answer, made a mistake. */
export class DocumentError extends ApplicationError {}

/** The twin is asked for something that Twilio knows, and the twin does not: never a guess, always loud. */
export class NotExecutedYet extends Error {
  constructor(what: string) {
    super(`${what}: the twin does not execute it yet`)
  }
}
