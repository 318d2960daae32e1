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

/** Nobody can be in the way of somebody who only reads, sends a message, or makes a session under a name of its own. */
export function canMeet(fault: string, call: string): boolean {
  return !(fault.startsWith('conflict') && /^(?:read|list) |Messages$|Sessions$/.test(call))
}

/** Every call with every fault, each in a world and a time of its own. */
export async function measureAll(goodDays: readonly GoodDay[]): Promise<readonly Cell[]> {
  const cells: Cell[] = []
  for (const [goodDay, call, fault] of goodDays.flatMap(plansFor)) cells.push(await measure(goodDay, call, fault))
  return cells
}

type Plan = readonly [goodDay: GoodDay, call: number, fault: string]

function plansFor(goodDay: GoodDay): readonly Plan[] {
  const calls = goodDay.calls.map((words, index) => ({ words, call: index + 1 }))
  const own = goodDay.firstOwnCall === 0 ? [] : calls.slice(goodDay.firstOwnCall - 1)
  return own.flatMap(({ words, call }) =>
    faults.filter((fault) => canMeet(fault, words)).map((fault) => [goodDay, call, fault] as const),
  )
}
