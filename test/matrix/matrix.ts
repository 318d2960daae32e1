import { setImmediate as turn } from 'node:timers/promises'
import { measure, type Cell } from './cell'
import type { GoodDay } from './good-day'

export const faults = [
  'delay 300ms',
  'delay 5s',
  'hang',
  'reset x1',
  'reset',
  '429 x2',
  '429 retry-after 1s x1',
  '429',
  '500 x1',
  '500',
  '503',
  'conflict x1',
] as const

/** Those by which an answer takes seconds go first. While they wait, the others are measured. */
const patience: readonly string[] = ['hang', 'delay 5s']

/**
 * Every call with every fault, each in a world of its own. Many are under way at once, as nearly all of
 * their time is waiting; but one world is made at a time, so that the answers of others are never late by more than that.
 */
export async function measureAll(goodDays: readonly GoodDay[]): Promise<readonly Cell[]> {
  const underWay: Promise<Cell>[] = []
  for (const fault of [...patience, ...faults.filter((fault) => !patience.includes(fault))]) {
    for (const goodDay of goodDays) {
      for (let call = goodDay.firstOwnCall; call <= goodDay.calls.length; call++) {
        const { cell } = await measure(goodDay, call, fault)
        underWay.push(cell)
        await turn()
      }
    }
  }
  return Promise.all(underWay)
}
