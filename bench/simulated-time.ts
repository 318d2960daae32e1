/** What a Function may learn the time from, wait by, and leave to chance. */
export interface Surroundings {
  readonly Math: Math
  readonly Date: DateConstructor
  readonly performance: { now(): number }
  readonly setTimeout: (run: () => void, milliseconds: number) => unknown
  readonly clearTimeout: (timer: unknown) => void
  /** Of `node:timers/promises`. */
  readonly wait: <Value = void>(
    milliseconds: number,
    value?: Value,
    options?: { readonly ref?: boolean },
  ) => Promise<Value>
}

export interface SimulatedTime {
  now(): Date
  sleep(this: void, milliseconds: number): Promise<void>
  /** For a Function that shall live in this time: its deadlines, its pauses, its caches, its clock. */
  readonly surroundings: Surroundings
  /** How often a Function has paused before it asked again. */
  pauses(): number
}

interface Timer {
  readonly at: number
  readonly run: () => void
}

/**
 * Time that makes nobody wait and depends on nothing of this machine: it moves to the next timer when everything that
 * followed from the last one is done. Whatever happens in it must happen in this process, without input or output.
 */
export function newSimulatedTime(random: () => number, start = new Date('2026-01-01T00:00:00Z')): SimulatedTime {
  let now = start.getTime()
  let isTurning = false
  let pauses = 0
  /** In order of time; those of one instant in the order in which they were asked for. */
  const timers: Timer[] = []

  function takeTurn(): void {
    const next = timers.shift()
    isTurning = next !== undefined
    if (next === undefined) return
    now = Math.max(now, next.at)
    next.run()
    setImmediate(takeTurn)
  }

  function add(run: () => void, milliseconds: number): Timer {
    const timer = { at: now + Math.max(0, milliseconds), run }
    timers.splice(indexAfter(timers, timer.at), 0, timer)
    if (!isTurning) setImmediate(takeTurn)
    isTurning = true
    return timer
  }

  function remove(timer: unknown): void {
    const index = timers.findIndex((other) => other === timer)
    if (index >= 0) timers.splice(index, 1)
  }

  const sleep = (milliseconds: number) => new Promise<void>((resolve) => void add(resolve, milliseconds))
  return {
    now: () => new Date(now),
    sleep,
    pauses: () => pauses,
    surroundings: {
      Math: Object.create(Math, { random: { value: random } }) as Math, // Math but for one function
      Date: dateAt(() => now),
      performance: { now: () => now },
      setTimeout: add,
      clearTimeout: remove,
      wait: async (milliseconds, value, { ref = true } = {}) => {
        if (ref) pauses += 1 // Otherwise it is a limit to somebody's patience, and no pause
        await sleep(milliseconds)
        return value as NonNullable<typeof value> // Whoever waits for a value gives one, as with `node:timers/promises`
      },
    },
  }
}

/** Timers are many and come late: a search from the end, by halves. */
function indexAfter(timers: readonly Timer[], at: number): number {
  let [low, high] = [0, timers.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((timers[middle]?.at ?? Infinity) <= at) low = middle + 1
    else high = middle
  }
  return low
}

/** `Date` as ever, but for what the time is now. */
function dateAt(now: () => number): DateConstructor {
  return new Proxy(Date, {
    construct: (target, [given]: readonly (string | number | undefined)[]) => new target(given ?? now()),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  })
}
