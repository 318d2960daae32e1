import type { Landmark } from '../../src/state/customer-records'
import { ITEMS_BETWEEN_LANDMARKS } from '../../src/state/read-lines'
import type { ListItem } from './arrange'

/** Items of landmarks are few and seldom written: larger ones are read faster. Sync takes 16 KiB. */
const MOST_BYTES = 8_000

/** The landmarks of a list, in as many items as they need. A short list is read from its beginning. */
export function landmarksIn(items: readonly ListItem[]): readonly (readonly Landmark[])[] {
  const landmarks = items.flatMap(({ name, standings }, index) => {
    const before = items[index - 1]?.standings.at(-1)?.order
    const first = standings[0]?.order
    if (before === undefined || first === undefined || index % ITEMS_BETWEEN_LANDMARKS !== 0) return []
    return [{ from: asMuchAsDiffers(before, first), name }]
  })
  const packed: Landmark[][] = []
  let bytes = Infinity
  for (const landmark of landmarks) {
    const more = Buffer.byteLength(JSON.stringify(landmark)) + 1
    if (bytes + more > MOST_BYTES) {
      packed.push([])
      bytes = 0
    }
    packed.at(-1)?.push(landmark)
    bytes += more
  }
  return packed
}

// garcia lena, garcia maria => garcia m
function asMuchAsDiffers(before: string, first: string): string {
  let same = 0
  while (before[same] === first[same] && same < first.length) same++
  const end = /[\uD800-\uDBFF]/.test(first[same] ?? '') ? same + 2 : same + 1 // a character is not cut in two
  return first.slice(0, end)
}
