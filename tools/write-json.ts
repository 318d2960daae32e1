import { writeFileSync } from 'node:fs'
import { UserError } from './command'

/** To the terminal where no file is named. `kept` says what a file holds then. */
export function writeJson(to: string | undefined, value: object, kept: string): void {
  const text = `${JSON.stringify(value, undefined, 2)}\n`
  if (to === undefined) {
    process.stdout.write(text)
    return
  }
  try {
    writeFileSync(to, text)
  } catch (error) {
    throw new UserError(`${to} cannot be written: ${error instanceof Error ? error.message : String(error)}`)
  }
  console.log(`${to} holds ${kept}.`)
}
