export interface SlidingWindow {
  /** How much may be taken in any stretch of `milliseconds`. */
  readonly most: number
  readonly milliseconds: number
}

/** One sliding window a key: a Map, an endpoint. */
export interface SlidingWindows {
  /** Takes `units` for `key` at `now` (milliseconds, never less than before); false when that would be too much. */
  take(key: string, now: number, units?: number): boolean
  /** How many keys it remembers. */
  size(): number
}

interface Taken {
  readonly at: number
  readonly units: number
}

interface Log {
  /** In order of time; those before `first` have left the window. */
  readonly taken: Taken[]
  first: number
  /** What those in the window add up to. */
  units: number
}

const MOST_KEYS_UNSWEPT = 1000

/** Exact, and cheap however long it runs: what has left its window is forgotten. What was refused does not count. */
export function newSlidingWindows({ most, milliseconds }: SlidingWindow): SlidingWindows {
  const logs = new Map<string, Log>()
  let sweepAt = MOST_KEYS_UNSWEPT

  function forget(log: Log, now: number): void {
    for (let taken = log.taken[log.first]; taken && taken.at <= now - milliseconds; taken = log.taken[log.first]) {
      log.units -= taken.units
      log.first += 1
    }
    // Now and then, so that it costs a step per entry and not a shift of all of them.
    if (log.first <= most) return
    log.taken.splice(0, log.first)
    log.first = 0
  }

  /** Keys that nobody uses any more go too. The more there are, the rarer this is. */
  function sweep(now: number): void {
    for (const [key, log] of logs) {
      forget(log, now)
      if (log.units === 0) logs.delete(key)
    }
    sweepAt = Math.max(MOST_KEYS_UNSWEPT, 2 * logs.size)
  }

  return {
    size: () => logs.size,
    take: (key, now, units = 1) => {
      if (logs.size >= sweepAt) sweep(now)
      const log = logs.get(key) ?? { taken: [], first: 0, units: 0 }
      forget(log, now)
      if (log.units + units > most) return false
      log.taken.push({ at: now, units })
      log.units += units
      logs.set(key, log)
      return true
    },
  }
}
