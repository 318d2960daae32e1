/** Time on the twin. Whatever waits there (a ringing phone, a TTL) waits on this, never on `setTimeout`. */
export interface Clock {
  now(): Date
  sleep(milliseconds: number): Promise<void>
}

/** A clock that never keeps anybody waiting: a sleep moves it forward at once. */
export function skippingClock(): Clock {
  let skippedMilliseconds = 0
  return {
    now: () => new Date(Date.now() + skippedMilliseconds),
    sleep: async (milliseconds) => {
      skippedMilliseconds += milliseconds
    },
  }
}
