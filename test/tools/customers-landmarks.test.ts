import { writeLandmarks } from '../../src/state/customer-records'
import { lineOrder } from '../../src/state/line-order'
import { arrange, type ListItem } from '../../tools/customers/arrange'
import { landmarksIn } from '../../tools/customers/landmarks'
import { manyCustomers } from '../support/listed-customers'

function itemsOf(count: number): readonly ListItem[] {
  const standings = manyCustomers(count, 1).map(({ id, name }) => ({
    line: { id, name },
    order: lineOrder({ id, name }),
  }))
  return arrange(
    standings.toSorted((a, b) => (a.order < b.order ? -1 : 1)),
    [],
  )
}

describe('Landmarks', () => {
  it('are none in a short list', () => {
    expect(landmarksIn([])).toEqual([])
    expect(landmarksIn(itemsOf(50))).toEqual([])
  })

  it('of a long list are as long as they need be, and stand before every eighth item', () => {
    const items = itemsOf(2_000)
    const [landmarks = []] = landmarksIn(items)
    expect(landmarks).toHaveLength(Math.ceil(items.length / 8) - 1)
    for (const { from, name } of landmarks) {
      const at = items.findIndex((item) => item.name === name)
      expect(at % 8).toBe(0)
      const [before = '', first = ''] = [items[at - 1]?.standings.at(-1)?.order, items[at]?.standings[0]?.order]
      expect(from > before && from <= first && from.slice(0, -1) <= before).toBe(true)
    }
  })

  it('of a very long list lie in several items, in order, of which none is large', () => {
    const packed = landmarksIn(itemsOf(25_000))
    expect(packed.length).toBeGreaterThan(1)
    for (const some of packed) expect(Buffer.byteLength(JSON.stringify(writeLandmarks(some)))).toBeLessThan(8_200)
    const all = packed.flat().map(({ from }) => from)
    expect(all).toEqual(all.toSorted((a, b) => (a < b ? -1 : 1)))
  })
})
