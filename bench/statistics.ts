/** The value that so much of all (0 to 1) is not above. NaN where there is none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

/** The most that lie within any stretch of so many milliseconds. `times` ascend. */
export function mostWithin(times: readonly number[], milliseconds: number): number {
  let first = 0
  let most = 0
  for (const [index, time] of times.entries()) {
    while ((times[first] ?? time) <= time - milliseconds) first += 1
    most = Math.max(most, index - first + 1)
  }
  return most
}
