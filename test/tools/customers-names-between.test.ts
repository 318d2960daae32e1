import * as fc from 'fast-check'
import { namesBetween } from '../../tools/customers/names-between'

describe('Names between two', () => {
  it.each<[before: string | undefined, after: string | undefined, count: number, names: string[]]>([
    [undefined, undefined, 1, ['5']],
    [undefined, undefined, 3, ['25', '5', '75']],
    ['25', '5', 1, ['37']],
    ['3', '4', 1, ['35']],
    [undefined, '1', 1, ['05']],
    ['9', undefined, 1, ['95']],
    ['3', '31', 2, ['3033', '3066']],
  ])('%s and %s, %d of them', (before, after, count, names) => {
    expect(namesBetween(before, after, count)).toEqual(names)
  })

  it('ascend, end in no zero, and leave room for others, wherever and however often they are made', () => {
    const places = fc.array(fc.record({ at: fc.nat(), count: fc.integer({ min: 1, max: 40 }) }), { maxLength: 12 })
    fc.assert(
      fc.property(places, (places) => {
        let names: readonly string[] = []
        for (const { at, count } of places) {
          const index = at % (names.length + 1)
          const made = namesBetween(names[index - 1], names[index], count)
          names = [...names.slice(0, index), ...made, ...names.slice(index)]
        }
        expect(names).toEqual([...new Set(names)].toSorted((a, b) => (a < b ? -1 : 1)))
        for (const name of names) expect(name).toMatch(/^\d*[1-9]$/)
      }),
    )
  })

  it('stay short, where each comes right behind the last', () => {
    let before: string | undefined
    for (let index = 0; index < 200; index++) [before] = namesBetween(before, '5', 1)
    expect(before?.length).toBeLessThan(100)
  })
})
