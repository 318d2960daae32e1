/** A mistake that the person at the terminal can mend: its words are shown, and no stack. */
export class UserError extends Error {
  override readonly name = 'UserError'
}

/** Runs a command to its end. Whatever goes wrong is said, and the exit code is 1. */
export function runCommand(run: () => Promise<void>): void {
  run().catch((error: unknown) => {
    console.error(inWords(error))
    process.exitCode = 1
  })
}

/** An HTTP client's error is not printed as it is: the request hangs on it, and on the request the credentials. */
export function inWords(error: unknown): unknown {
  if (error instanceof UserError) return error.message
  if (!(error instanceof Error)) return error
  const { status, code } = error as Error & { status?: unknown; code?: unknown } // of an HTTP answer, of Twilio or Node
  if (typeof status === 'number') return `Twilio answered ${status}, error ${String(code)}: ${error.message}`
  if ('config' in error) return `Twilio cannot be reached: ${error.message || String(code)}`
  return error.stack
}
