import { setTimeout as wait } from 'node:timers/promises'

const LONGEST_WAIT_MILLISECONDS = 1_000

const missed = Symbol('missed')

/** What is good to know, and no reason to leave a customer without anybody. */
export interface Learning {
  /** Whatever goes wrong, also what no repetition would mend, there is something to go on with. */
  ifLearned<Known, Otherwise>(this: void, asked: Promise<Known>, otherwise: Otherwise): Promise<Known | Otherwise>
  /** Has everything been learned so far? */
  isComplete(this: void): boolean
}

export function newLearning(): Learning {
  let misses = 0
  return {
    ifLearned: async (asked, otherwise) => {
      const known = asked.catch((): typeof missed => missed)
      const answer = await Promise.race([known, wait<typeof missed>(LONGEST_WAIT_MILLISECONDS, missed, { ref: false })])
      if (answer !== missed) return answer
      misses += 1
      return otherwise
    },
    isComplete: () => misses === 0,
  }
}
