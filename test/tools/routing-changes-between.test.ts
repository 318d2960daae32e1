import * as fc from 'fast-check'
import { changesBetween } from '../../tools/routing/changes-between'
import { nearest } from '../../tools/routing/suggestion'

describe('The changes between two texts', () => {
  it.each([
    ['', '', 0],
    ['ada', 'ada', 0],
    ['ada', 'adda', 1],
    ['adda', 'ada', 1],
    ['ada', 'ida', 1],
    ['ada', 'dad', 2],
    ['', 'ab', 2],
    ['exmaple', 'example', 2],
    ['abc', '', undefined],
    ['ada', 'eve', undefined],
  ])('"%s" and "%s" are %s', (one, other, changes) => {
    expect(changesBetween(one, other, 2)).toBe(changes)
  })

  it('are as many as the whole table of Wagner and Fischer says, or too many', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 })
    fc.assert(
      fc.property(text, text, fc.integer({ min: 0, max: 3 }), (one, other, most) => {
        const changes = table(one, other)
        expect(changesBetween(one, other, most)).toBe(changes > most ? undefined : changes)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('The name that was meant', () => {
  it.each([
    ['advise', ['advice', 'advise-2'], 'advice'],
    ['advise', ['advise-2', 'advice'], 'advice'],
    ['late', ['rate', 'date'], 'rate'],
    ['ab', ['cd'], undefined],
    ['ada@example.com', ['eve@example.com'], undefined],
    ['a', ['b'], undefined],
  ])('by "%s" among %j is %s', (wanted, known, meant) => {
    expect(nearest(wanted, known)).toBe(meant)
  })
})

function table(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, n) => n)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? 0
}
