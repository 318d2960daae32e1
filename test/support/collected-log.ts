import { setTimeout as wait } from 'node:timers/promises'
import type { LogLine, Trouble } from './patchbay'

const PATIENCE_MILLISECONDS = 3_000

/** What the Functions print. It comes through a pipe and later than their answers: a look waits until all of it is there. */
export function collectLog() {
  const unseen: LogLine[] = []
  const trouble: Trouble[] = []
  let expected = 0

  const missing = () => expected
  const allThere = async () => {
    const giveUpAt = Date.now() + PATIENCE_MILLISECONDS
    while (missing() > 0 && Date.now() < giveUpAt) await wait(2)
    if (missing() > 0) throw new Error(`${missing()} requests were answered without a line in the log`)
  }
  return {
    take: (text: string) => {
      if (!text.startsWith('{')) {
        // Before it serves, twilio-run introduces itself.
        if (expected > 0) trouble.push({ kind: 'output', what: text })
        return
      }
      const line: LogLine = { ...JSON.parse(text), text }
      expected -= 1
      unseen.push(line)
      if (line.outcome !== 'answered') trouble.push({ kind: line.outcome, what: text })
    },
    expectOneMore: () => {
      expected += 1
    },
    lines: async (): Promise<readonly LogLine[]> => {
      await allThere()
      return unseen.splice(0)
    },
    trouble: async (): Promise<readonly Trouble[]> => {
      await allThere()
      return trouble.splice(0)
    },
  }
}
