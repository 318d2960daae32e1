import { setTimeout as wait } from 'node:timers/promises'
import type { Trouble } from './trouble'

export interface LogLine {
  readonly webhook: string
  readonly outcome: 'answered' | 'refused' | 'fallback'
  readonly decision?: string
  readonly because?: string
  readonly alert?: true
  /** As it was printed. */
  readonly text: string
}

export interface CollectedLog {
  /** A line that the process of the Functions printed. */
  take(this: void, line: string): void
  /** A Function has answered a request: there must be a line about it. */
  expectOneMore(): void
  /** The lines since the last look. */
  lines(this: void): Promise<readonly LogLine[]>
  /** What was wrong with the output since the last look, and what the lines say went wrong. */
  trouble(this: void): Promise<readonly Trouble[]>
}

/** What the Functions print. It comes through a pipe and later than their answers: a look waits until all of it is there. */
export function collectLog(patienceMilliseconds = 3_000): CollectedLog {
  const unseen: LogLine[] = []
  const trouble: Trouble[] = []
  let expected = 0

  async function allThere(): Promise<void> {
    const missing = () => expected
    const giveUpAt = Date.now() + patienceMilliseconds
    while (missing() > 0 && Date.now() < giveUpAt) await wait(2)
    if (missing() > 0) trouble.push({ kind: 'log', what: `${missing()} requests were answered without a line` })
    if (missing() < 0) trouble.push({ kind: 'log', what: `${-missing()} lines too many` })
    expected = 0
  }

  return {
    take: (text) => {
      if (isTwilioRuns(text)) return
      const line = logLine(text)
      if (!line) {
        trouble.push({ kind: 'output', what: text })
        return
      }
      expected -= 1
      unseen.push(line)
      if (line.outcome !== 'answered') trouble.push({ kind: line.outcome, what: text })
      if (line.alert) trouble.push({ kind: 'alert', what: text })
    },
    expectOneMore: () => {
      expected += 1
    },
    lines: async () => {
      await allThere()
      return unseen.splice(0)
    },
    trouble: async () => {
      await allThere()
      return trouble.splice(0)
    },
  }
}

/** How twilio-run introduces itself, and its own line about each request. */
export function isTwilioRuns(line: string): boolean {
  return /^$|^Functions$|^Assets$|^No assets found$|^http:\/\/localhost:\d+\/|^\d{3} (?:GET|POST|OPTIONS) \//.test(line)
}

function logLine(text: string): LogLine | undefined {
  try {
    const line: unknown = JSON.parse(text)
    const isOurs = typeof line === 'object' && line !== null && 'webhook' in line && 'outcome' in line
    // Only our own log has these two.
    return isOurs ? { ...(line as LogLine), text } : undefined
  } catch {
    return undefined
  }
}
