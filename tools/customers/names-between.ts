/**
 * Names for so many items between two, each to have room for others before and behind it: `3` and `4` => `35`. Names are
 * decimal fractions without `0.` and without zeros at the end, in the order of which Sync lists them.
 */
export function namesBetween(before: string | undefined, after: string | undefined, count: number): readonly string[] {
  for (let digits = Math.max(before?.length ?? 0, after?.length ?? 0, 1); ; digits++) {
    const from = before === undefined ? 0n : BigInt(before.padEnd(digits, '0'))
    const until = after === undefined ? 10n ** BigInt(digits) : BigInt(after.padEnd(digits, '0'))
    if (until - from < BigInt(count + 1) * ROOM) continue
    return Array.from({ length: count }, (_, index) => {
      const at = from + ((until - from) * BigInt(index + 1)) / BigInt(count + 1)
      return String(at).padStart(digits, '0').replace(/0+$/, '')
    })
  }
}

/** So many names are free between two that are neighbours. One digit more makes ten of each. */
const ROOM = 10n
