import { execFileSync } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { array, assert, asyncProperty, integer } from 'fast-check'
import { realClock, virtualClock, type Clock } from '../../twin/clock'

const NINE = new Date('2026-01-05T09:00:00Z')
const secondsPast = (clock: Clock) => (clock.now().getTime() - NINE.getTime()) / 1000

describe('a virtual clock', () => {
  test('begins at the given time, or at the real one, and stands still', async () => {
    const clock = virtualClock(NINE)
    await wait(20)
    expect(clock.now()).toEqual(NINE)
    expect(Math.abs(virtualClock().now().getTime() - Date.now())).toBeLessThan(1000)
  })

  test('moves by exactly as much as somebody sleeps, and makes nobody wait', async () => {
    const clock = virtualClock(NINE)
    const startedAt = performance.now()
    await clock.sleep(3_600_000)
    expect(secondsPast(clock)).toBe(3600)
    expect(performance.now() - startedAt).toBeLessThan(1000)
  })

  test('takes a sleep of nothing, or of less, for this instant', async () => {
    const clock = virtualClock(NINE)
    await clock.sleep(0)
    await clock.sleep(-5)
    expect(clock.now()).toEqual(NINE)
  })

  /** Each sleeps several times; what they sleep in milliseconds. */
  const actors = array(array(integer({ min: 0, max: 5 }), { maxLength: 6 }), { maxLength: 8 })

  test('wakes in order of time, then of asking', async () => {
    await assert(
      asyncProperty(actors, async (everybody) => {
        const clock = virtualClock(NINE)
        const asked: { readonly at: number; readonly nth: number }[] = []
        const woken: typeof asked = []
        await Promise.all(
          everybody.map(async (sleeps) => {
            for (const milliseconds of sleeps) {
              const sleep = { at: clock.now().getTime() + milliseconds, nth: asked.length }
              asked.push(sleep)
              await clock.sleep(milliseconds)
              expect(clock.now().getTime()).toBe(sleep.at)
              woken.push(sleep)
            }
          }),
        )
        expect(woken).toEqual(asked.toSorted((a, b) => a.at - b.at || a.nth - b.nth))
        const longest = Math.max(0, ...everybody.map((sleeps) => sleeps.reduce((sum, one) => sum + one, 0)))
        expect(clock.now().getTime() - NINE.getTime()).toBe(longest)
      }),
      { numRuns: 50 },
    )
  })

  test('lets two phones ring at once', async () => {
    const clock = virtualClock(NINE)
    const heard: string[] = []
    const ring = async (name: string, seconds: number) => {
      for (let rings = 0; rings < 3; rings++) {
        heard.push(`${secondsPast(clock)} ${name}`)
        await clock.sleep(seconds * 1000)
      }
    }
    await Promise.all([ring('A', 4), ring('B', 6)])
    expect(heard).toEqual(['0 A', '0 B', '4 A', '6 B', '8 A', '12 B'])
    expect(secondsPast(clock)).toBe(18)
  })

  test('stands still while work is in flight, however long it takes', async () => {
    const clock = virtualClock(NINE)
    const order: string[] = []
    await Promise.all([
      clock.sleep(20_000).then(() => order.push(`A at ${secondsPast(clock)}`)),
      clock
        .during(() => wait(30))
        .then(() => clock.sleep(5000))
        .then(() => order.push(`B at ${secondsPast(clock)}`)),
    ])
    expect(order).toEqual(['B at 5', 'A at 20'])
  })

  test('wakes those of this instant while work is in flight', async () => {
    const clock = virtualClock(NINE)
    let done = () => {}
    const work = clock.during(() => new Promise<void>((resolve) => (done = resolve)))
    await clock.sleep(0)
    done()
    await work
  })

  test('goes on after work that failed, and hands on why', async () => {
    const clock = virtualClock(NINE)
    await expect(clock.during(() => Promise.reject(new Error('no answer')))).rejects.toThrow('no answer')
    await clock.sleep(1000)
    expect(secondsPast(clock)).toBe(1)
  })

  test('adds up nothing that happens at the same time', async () => {
    const clock = virtualClock(NINE)
    const call = async () => {
      await clock.during(() => wait(1))
      await clock.sleep(25_000)
      await clock.sleep(60_000)
    }
    await Promise.all(Array.from({ length: 200 }, call))
    expect(secondsPast(clock)).toBe(85)
  })
})

describe('a real clock', () => {
  test('shows the time of this machine, and sleeps as long as it says', async () => {
    const clock = realClock()
    const before = clock.now()
    expect(Math.abs(before.getTime() - Date.now())).toBeLessThan(1000)
    const startedAt = performance.now()
    await clock.sleep(30)
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(29)
  })

  test('does not take a long sleep for none', async () => {
    const slept = realClock().sleep(2 ** 31 + 1000)
    await expect(Promise.race([slept.then(() => 'woke'), wait(20).then(() => 'asleep')])).resolves.toBe('asleep')
  })

  test('hands on the result of work', async () => {
    await expect(realClock().during(async () => 7)).resolves.toBe(7)
  })
})

test.each(['realClock', 'virtualClock'])('%s never keeps the process alive', (name) => {
  const program = `
    const clock = require('./twin/clock.ts').${name}()
    const forever = async () => { for (;;) await clock.sleep(1000) }
    void forever()`
  const run = () => execFileSync(process.execPath, ['--require', 'tsx/cjs', '--eval', program], { timeout: 20_000 })
  expect(run).not.toThrow()
})
