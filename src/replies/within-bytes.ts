/**
 * What Frontline takes of an answer, less what stands around the lists. It says 64k, and not whether of 1,000 or 1,024.
 * https://www.twilio.com/docs/api/errors/48003
 */
export const MOST_BYTES = 63_000

/** As many of the first as have this much room as JSON: an answer that is too large would show none of them. */
export function firstWithin<Item>(items: readonly Item[], bytes: number): readonly Item[] {
  let left = bytes
  const end = items.findIndex((item) => {
    left -= bytesOf(item)
    return left < 0
  })
  return end === -1 ? items : items.slice(0, end)
}

/** In a list, with its comma. */
export function bytesOf(item: unknown): number {
  return Buffer.byteLength(JSON.stringify(item)) + 1
}
