import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'

/** Resolves when somebody presses Ctrl+C, a supervisor ends the process, or the npm that started it is gone. */
export function untilAskedToStop(): Promise<unknown> {
  return Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), orphaned(process.ppid)])
}

async function orphaned(parent: number): Promise<void> {
  while (process.ppid === parent) await wait(500, undefined, { ref: false })
}
