import { ifAnswered } from './if-known'

const missed = Symbol('missed')

/** What is good to know, and no reason to leave a customer without anybody. */
export interface Learning {
  /** Whatever goes wrong, there is something to go on with. */
  ifLearned<Known, Otherwise>(this: void, asked: Promise<Known>, otherwise: Otherwise): Promise<Known | Otherwise>
  /** Has everything been learned so far? */
  isComplete(this: void): boolean
}

export function newLearning(): Learning {
  let misses = 0
  return {
    ifLearned: async (asked, otherwise) => {
      const answer = await ifAnswered(asked, missed)
      if (answer !== missed) return answer
      misses += 1
      return otherwise
    },
    isComplete: () => misses === 0,
  }
}
