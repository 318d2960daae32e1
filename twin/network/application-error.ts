import { ApiError } from '../api/api'

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

/** What one of the APIs refuses, the debugger shows under the same code. */
export function orApplicationError<Result>(work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (error instanceof ApiError) throw new ApplicationError(error.code, error.message)
    throw error
  }
}
