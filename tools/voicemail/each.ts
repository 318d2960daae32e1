import { UnreadableRecord } from '../../src/state/records'
import { inWords } from '../command'
import type { Progress } from '../say-every-second'

export interface Failure {
  readonly recording: string
  readonly why: string
}

export interface Outcome<Result> {
  /** By recording, in the order in which they were done. */
  readonly done: ReadonlyMap<string, Result>
  readonly failed: readonly Failure[]
  /** Given up before their turn. */
  readonly untried: readonly string[]
}

/** Few enough for Twilio's limits: Sync takes 20 writes a second in a Map, and one message needs about three. */
const AT_ONCE = 5

/** So many one after the other are no longer the fault of one recording. */
const MOST_FAILURES_IN_A_ROW = 10

/** Does it for each recording, a few at once, in their order, and goes on where one fails. */
export async function forEachOf<Result>(
  recordings: readonly string[],
  work: (recording: string) => Promise<Result>,
  onProgress: (done: number) => void = () => undefined,
): Promise<Outcome<Result>> {
  const done = new Map<string, Result>()
  const failed: Failure[] = []
  let next = 0
  let failuresInARow = 0
  const takeTurns = async () => {
    while (failuresInARow < MOST_FAILURES_IN_A_ROW) {
      const recording = recordings[next++]
      if (recording === undefined) return
      try {
        done.set(recording, await work(recording))
        failuresInARow = 0
      } catch (error) {
        failed.push({ recording, why: whyOf(error) })
        failuresInARow += 1
      }
      onProgress(done.size + failed.length)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, takeTurns))
  return { done, failed, untried: recordings.slice(done.size + failed.length) }
}

/** `Deleting messages: 7 of 12 …` */
export function progressOf(onProgress: Progress, doing: string, all: number): (done: number) => void {
  return (done) => onProgress(doing, done, all)
}

/** What is said at the end: `what` is what has become of none of them. */
export function inList({ failed, untried }: Pick<Outcome<unknown>, 'failed' | 'untried'>, what: string): string {
  return [
    `${what}:`,
    ...failed.map(({ recording, why }) => `  ${recording}: ${why}`),
    ...(untried.length > 0
      ? [`Given up after ${MOST_FAILURES_IN_A_ROW} failures in a row: ${untried.length} more were not tried.`]
      : []),
    'Repeat the command.',
  ].join('\n')
}

function whyOf(error: unknown): string {
  return error instanceof UnreadableRecord ? error.message : String(inWords(error))
}
