import type { Clock } from '../clock'

/**
 * Milliseconds that have passed for anybody: on the twin's clock, where a phone rings for a minute in no time, or on this
 * machine's, where a Function waits a second before it tries again. Between two looks the longer of both counts.
 */
export function newPassingTime(clock: Clock, realMilliseconds: () => number = () => performance.now()): () => number {
  let [onTwin, real] = [clock.now().getTime(), realMilliseconds()]
  let passed = 0
  return () => {
    const [before, realBefore] = [onTwin, real]
    onTwin = clock.now().getTime()
    real = realMilliseconds()
    passed += Math.max(onTwin - before, real - realBefore, 0)
    return passed
  }
}
