import { createInterface } from 'node:readline/promises'
import { UserError } from '../command'

export type Confirm = (question: string) => Promise<boolean>

/** Asks the person at the terminal. A script, whom nobody can ask, has to say --yes. */
export async function confirmAtTerminal(question: string): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stderr.isTTY)
    throw new UserError(`${question}\nNobody can be asked here: say --yes.`)
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim())
  } finally {
    terminal.close()
  }
}
