/**
 * A set of keys in lexicographic order, by UTF-16 code unit as `<` compares strings. Adding and deleting move one short
 * array whatever the size of the set, so a Map of 1,000,000 items is never sorted. (No dependency: this is all we need.)
 */
export interface SortedKeys {
  add(key: string): void
  delete(key: string): void
  /** From `from` on, included. The set must not change meanwhile. */
  ascending(from?: string): Iterable<string>
  /** From `from` down, included. The set must not change meanwhile. */
  descending(from?: string): Iterable<string>
}

/** Long enough that the list of blocks stays short at a million keys, short enough to shift cheaply. */
const MOST_KEYS_PER_BLOCK = 512

export function newSortedKeys(): SortedKeys {
  const blocks: string[][] = [[]]

  /** The block where `key` is or belongs: the first one that does not end before it. */
  function find(key: string): { index: number; block: string[]; position: number } {
    const index = Math.min(
      firstIndex(blocks.length, (at) => (blocks[at]?.at(-1) ?? '') >= key),
      blocks.length - 1,
    )
    const block = blocks[index] ?? []
    return { index, block, position: firstIndex(block.length, (at) => (block[at] ?? '') >= key) }
  }

  function* ascending(from = ''): Generator<string> {
    const start = find(from)
    yield* start.block.slice(start.position)
    for (let index = start.index + 1; index < blocks.length; index++) yield* blocks[index] ?? []
  }

  function* descending(from?: string): Generator<string> {
    let index = blocks.length - 1
    if (from !== undefined) {
      const start = find(from)
      const end = start.block[start.position] === from ? start.position + 1 : start.position
      yield* start.block.slice(0, end).toReversed()
      index = start.index - 1
    }
    for (; index >= 0; index--) yield* blocks[index]?.toReversed() ?? []
  }

  return {
    add: (key) => {
      const { index, block, position } = find(key)
      if (block[position] === key) return
      block.splice(position, 0, key)
      if (block.length > MOST_KEYS_PER_BLOCK) blocks.splice(index + 1, 0, block.splice(MOST_KEYS_PER_BLOCK / 2))
    },
    delete: (key) => {
      const { index, block, position } = find(key)
      if (block[position] !== key) return
      block.splice(position, 1)
      if (block.length === 0 && blocks.length > 1) blocks.splice(index, 1)
    },
    ascending,
    descending,
  }
}

/** The first index below `length` for which `isReached` holds, or `length`. It must hold from there on. */
function firstIndex(length: number, isReached: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isReached(middle)) high = middle
    else low = middle + 1
  }
  return low
}
