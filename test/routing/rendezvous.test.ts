import { chosenFor } from '../../src/routing/rendezvous'

const places = (count: number) => Array.from({ length: count }, (_, place) => place)
const keys = Array.from({ length: 1_000 }, (_, n) => `session-${n}`)
const chosen = (key: string, candidates: readonly number[]) => chosenFor(key, candidates, String)

describe('whatever is chosen for a key', () => {
  it('is nothing where there is nothing', () => {
    expect(chosen('session-1', [])).toBeUndefined()
  })

  it('is the same in whatever order the candidates are', () => {
    for (const key of keys) expect(chosen(key, places(7).toReversed())).toBe(chosen(key, places(7)))
  })

  it('goes by the name of a candidate, and gives back the candidate itself', () => {
    const named = places(7).map((place) => ({ place }))
    const found = chosenFor('session-1', named, ({ place }) => String(place))
    expect(named).toContain(found)
    expect(found?.place).toBe(chosen('session-1', places(7)))
  })

  it('stays when one of the others is gone', () => {
    for (const key of keys) {
      const before = chosen(key, places(7))
      if (before !== 3)
        expect(
          chosen(
            key,
            places(7).filter((place) => place !== 3),
          ),
        ).toBe(before)
    }
  })

  it('is any of them for some key, each about as often', () => {
    const counts = places(5).map((place) => keys.filter((key) => chosen(key, places(5)) === place).length)
    expect(counts.reduce((sum, count) => sum + count)).toBe(1_000)
    expect(Math.min(...counts)).toBeGreaterThan(150)
    expect(Math.max(...counts)).toBeLessThan(250)
  })
})
