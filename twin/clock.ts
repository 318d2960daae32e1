import { setTimeout as wait } from 'node:timers/promises'

/** Time on the twin. Whatever waits there (a ringing phone, a late callback) waits on this, never on `setTimeout`. */
export interface Clock {
  now(): Date
  sleep(milliseconds: number): Promise<void>
  /**
   * Work that somebody outside does, such as a Function that answers a webhook: as long as it is in flight, a virtual
   * clock stands still. It must not sleep on this clock, or time would wait for it and it for time.
   */
  during<Result>(work: () => Promise<Result>): Promise<Result>
}

interface WakeUp {
  readonly at: number
  readonly wake: () => void
}

/**
 * A clock that makes nobody wait, right for any number of actors at once: it stands still until everybody sleeps, then
 * moves to the earliest wake-up. Those of one instant come in the order in which they were asked for.
 *
 *     A  sleep(20) ──────────────────────┐ wakes at 20
 *     B  during(request), then sleep(5) ─┘ wakes at 5, before A, however long the request took
 *
 * It never keeps the process alive.
 */
export function virtualClock(start = new Date()): Clock {
  let now = start.getTime()
  let inFlight = 0
  let turnIsComing = false
  /** In order of time. */
  const wakeUps: WakeUp[] = []
  const indexAfter = (at: number) => wakeUps.findLastIndex((wakeUp) => wakeUp.at <= at) + 1

  /** Timers of one turn run in order, each with all that follows from it at once: a new sleep, a request. */
  function takeTurnSoon(): void {
    if (turnIsComing) return
    turnIsComing = true
    setTimeout(takeTurn, 0).unref()
  }

  function takeTurn(): void {
    turnIsComing = false
    const [next] = wakeUps
    if (!next || (next.at > now && inFlight > 0)) return
    now = next.at
    for (const { wake } of wakeUps.splice(0, indexAfter(now))) setTimeout(wake, 0).unref()
    takeTurnSoon()
  }

  return {
    now: () => new Date(now),
    sleep: (milliseconds) =>
      new Promise((wake) => {
        const at = now + Math.max(0, milliseconds)
        wakeUps.splice(indexAfter(at), 0, { at, wake })
        takeTurnSoon()
      }),
    during: async (work) => {
      inFlight++
      try {
        return await work()
      } finally {
        inFlight--
        takeTurnSoon()
      }
    },
  }
}

/** `setTimeout` takes no longer ones: some 24 days. */
const LONGEST_TIMEOUT_MILLISECONDS = 2 ** 31 - 1

/** The time of this machine, for a person who wants to watch. It never keeps the process alive. */
export function realClock(): Clock {
  return {
    now: () => new Date(),
    sleep: async (milliseconds) => {
      const wakeAt = performance.now() + milliseconds
      for (let left = milliseconds; left > 0; left = wakeAt - performance.now()) {
        await wait(Math.min(left, LONGEST_TIMEOUT_MILLISECONDS), undefined, { ref: false })
      }
    },
    during: (work) => work(),
  }
}
