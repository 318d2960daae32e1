import { ifAnswered } from './if-known'

/**
 * In a container that has just started, the first answers take more than a second. With this, somebody joins before a caller
 * who waits for five is told that nobody is there.
 */
const LONGEST_WAIT_MILLISECONDS = 2_000

const missed = Symbol('missed')

/** What is good to know, and no reason to leave a customer without anybody. */
export interface Learning {
  /** Whatever goes wrong, there is something to go on with. */
  ifLearned<Known, Otherwise>(this: void, asked: Promise<Known>, otherwise: Otherwise): Promise<Known | Otherwise>
  /** Has everything been learned so far? */
  isComplete(this: void): boolean
}

/** What depends on something learned has the time that is left: two seconds are for all together. */
export function newLearning(): Learning {
  const end = performance.now() + LONGEST_WAIT_MILLISECONDS
  let misses = 0
  return {
    ifLearned: async (asked, otherwise) => {
      const answer = await ifAnswered(asked, missed, Math.max(0, end - performance.now()))
      if (answer !== missed) return answer
      misses += 1
      return otherwise
    },
    isComplete: () => misses === 0,
  }
}
