/** A mistake that the person at the terminal can mend: its words are shown, and no stack. */
export class UserError extends Error {
  override readonly name = 'UserError'
}

/** Runs a command to its end. Whatever goes wrong is said, and the exit code is 1. */
export function runCommand(run: () => Promise<void>): void {
  run().catch((error: unknown) => {
    console.error(error instanceof UserError ? error.message : error)
    process.exitCode = 1
  })
}
