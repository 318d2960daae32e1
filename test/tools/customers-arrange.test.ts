import * as fc from 'fast-check'
import { writeLines } from '../../src/state/customer-records'
import { lineOrder } from '../../src/state/line-order'
import { checkRows } from '../../tools/customers/check'
import { arrange, type ListItem } from '../../tools/customers/arrange'

const standingOf = (id: string) => {
  const line = { id, name: `Customer ${id} of a house with a longer name` }
  return { line, order: lineOrder(line) }
}
const listOf = (ids: readonly string[]) => ids.map(standingOf).toSorted((a, b) => (a.order < b.order ? -1 : 1))
const numbered = (count: number) => Array.from({ length: count }, (_, n) => String(n * 10).padStart(5, '0'))

const linesOf = (items: readonly ListItem[]) => items.flatMap(({ standings }) => standings)
const changesBetween = (before: readonly ListItem[], after: readonly ListItem[]) => {
  const known = new Map(before.map(({ name, standings }) => [name, JSON.stringify(standings)]))
  const written = after.filter(({ name, standings }) => known.get(name) !== JSON.stringify(standings)).length
  return written + before.filter(({ name }) => !after.some((item) => item.name === name)).length
}

describe('A list that is arranged', () => {
  it('fills items of at most 1 KiB, with room in each', () => {
    const items = arrange(listOf(numbered(200)), [])
    for (const { standings } of items) {
      const bytes = Buffer.byteLength(JSON.stringify(writeLines(standings.map(({ line }) => line))))
      expect(bytes).toBeLessThanOrEqual(900)
    }
    expect(items).toHaveLength(19)
  })

  it('has room in an item for the longest line that a file may hold', () => {
    const longest = { id: '"'.repeat(64), name: '€'.repeat(100), avatar: `https://${'x'.repeat(492)}`, word: 49 }
    const { id, name, channels, avatar } = { ...longest, channels: [] }
    expect(checkRows([{ value: { id, name, channels, avatar }, placeOf: String }], []).mistakes).toEqual([])
    expect(Buffer.byteLength(JSON.stringify(writeLines([longest])))).toBe(987)
  })

  it('changes nothing when it is arranged again', () => {
    const items = arrange(listOf(numbered(200)), [])
    expect(arrange(listOf(numbered(200)), items)).toEqual(items)
  })

  it.each([
    ['at the beginning', '00000-'],
    ['in the middle', '01005'],
    ['at the end', '99999'],
  ])('changes one item, or two, for one customer more %s', (_, id) => {
    const before = arrange(listOf(numbered(200)), [])
    const after = arrange(listOf([...numbered(200), id]), before)
    expect(changesBetween(before, after)).toBeLessThanOrEqual(2)
    expect(linesOf(after)).toEqual(listOf([...numbered(200), id]))
  })

  it('changes two items for one customer less, at most, and items that were emptied go', () => {
    const before = arrange(listOf(numbered(200)), [])
    expect(changesBetween(before, arrange(listOf(numbered(200).toSpliced(100, 1)), before))).toBeLessThanOrEqual(2)
    expect(arrange(listOf(numbered(3)), before)).toHaveLength(1)
    expect(arrange([], before)).toEqual([])
  })

  it('holds every line once, in order, in small items, whatever lay there and wherever it was interrupted', () => {
    const ids = fc.uniqueArray(
      fc.integer({ min: 0, max: 999 }).map((n) => String(n).padStart(3, '0')),
      { maxLength: 150 },
    )
    fc.assert(
      fc.property(ids, ids, ids, fc.array(fc.boolean(), { maxLength: 40 }), (first, second, third, written) => {
        const one = arrange(listOf(first), [])
        const two = arrange(listOf(second), one)
        // Of what was to be written, some was.
        const items = new Map(one.map((item) => [item.name, item]))
        two.forEach((item, index) => (written[index] ?? true) && items.set(item.name, item))
        const three = arrange(listOf(third), [...items.values()])
        expect(linesOf(three)).toEqual(listOf(third))
        const names = three.map(({ name }) => name)
        expect(names).toEqual([...new Set(names)].toSorted((a, b) => (a < b ? -1 : 1)))
        for (const { standings } of three) {
          expect(JSON.stringify(writeLines(standings.map(({ line }) => line))).length).toBeLessThanOrEqual(1_024)
        }
      }),
    )
  })
})
