import { newPassingTime } from '../../twin/limits/passing-time'
import { newSlidingWindows } from '../../twin/limits/sliding-windows'
import { stoppedClock } from './router-setup'

describe('A sliding window', () => {
  it('lets so many through in any stretch of its length, and the next one when the first is a length ago', () => {
    const windows = newSlidingWindows({ most: 2, milliseconds: 10 })
    const taken = [0, 4, 9, 10, 13, 14].map((now) => [now, windows.take('a', now)])
    expect(taken).toEqual([[0, true], [4, true], [9, false], [10, true], [13, false], [14, true]]) // prettier-ignore
  })

  it('is one for each key', () => {
    const windows = newSlidingWindows({ most: 1, milliseconds: 10 })
    expect(['a', 'b', 'a', 'b'].map((key) => windows.take(key, 0))).toEqual([true, true, false, false])
  })

  it('takes several units at once or none of them', () => {
    const windows = newSlidingWindows({ most: 10, milliseconds: 10 })
    expect([6, 6, 4, 1].map((units) => windows.take('a', 0, units))).toEqual([true, false, true, false])
  })

  it('agrees, however long it runs, with a count of everything that was ever taken', () => {
    const [most, milliseconds] = [5, 100]
    const windows = newSlidingWindows({ most, milliseconds })
    const taken: { at: number; units: number }[] = []
    // A walk that is the same every time: the steps of a linear congruential generator.
    let step = 1
    for (let now = 0; now < 100_000; now += step % 40) {
      step = (step * 1103515245 + 12345) % 2 ** 31
      const units = 1 + (step % 3)
      const used = taken.filter(({ at }) => at > now - milliseconds).reduce((sum, one) => sum + one.units, 0)
      expect(windows.take('a', now, units)).toBe(used + units <= most)
      if (used + units <= most) taken.push({ at: now, units })
      if (taken.length > 100) taken.splice(0, 50)
    }
  })

  it('forgets the keys that nobody uses any more', () => {
    const windows = newSlidingWindows({ most: 1, milliseconds: 10 })
    for (let n = 0; n < 100_000; n++) windows.take(String(n), n)
    expect(windows.size()).toBeLessThanOrEqual(1000)
  })
})

describe('The time that passes', () => {
  it('is that of the clock which has moved further since the last look', async () => {
    const clock = stoppedClock('2026-03-02T09:00:00Z')
    let real = 0
    const passed = newPassingTime(clock, () => real)
    const looks = [passed()]
    await clock.sleep(60_000)
    looks.push(passed())
    real += 1500
    looks.push(passed())
    await clock.sleep(1000)
    real += 1000
    looks.push(passed())
    expect(looks).toEqual([0, 60_000, 61_500, 62_500])
  })
})
