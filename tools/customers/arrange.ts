import type { Standing } from '../../src/state/read-lines'
import { namesBetween } from './names-between'

/** An item of a list, as it lies in Sync or shall lie there. */
export interface ListItem {
  readonly name: string
  readonly standings: readonly Standing[]
}

/** Above 1 KiB, Sync takes fewer writes. The record around the lines takes the rest. https://www.twilio.com/docs/sync/limits */
const MOST_BYTES = 1_000
/** As full as a new item is made, so that the next customers find room. */
const FULL_BYTES = 800

/**
 * Spreads a list, in order, over items. What lies in Sync already stays where it is, so that one customer more or less changes one
 * item, and not all that follow:
 *
 *   in Sync   25: a b c    5: d e       75: h i
 *   wanted    a b c1 c2 c3 d e i   (no more than three fit)
 *   then      25: a b c1   375: c2 c3   5: d e   75: i
 */
export function arrange(standings: readonly Standing[], inSync: readonly ListItem[]): readonly ListItem[] {
  const parts = joined(grouped(standings, ascending(inSync)).flatMap(split))
  return named(parts)
}

interface Part {
  /** `undefined`: it is new. */
  readonly name: string | undefined
  readonly standings: readonly Standing[]
}

/** An import that was interrupted may have left lines in two items. Whoever begins too early has what the one before has, too. */
function ascending(inSync: readonly ListItem[]): readonly { readonly name: string; readonly start: string }[] {
  const kept: { name: string; start: string }[] = []
  for (const { name, standings } of inSync.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const start = standings[0]?.order
    const before = kept.at(-1)
    if (start !== undefined && (!before || before.start < start)) kept.push({ name, start })
  }
  return kept
}

function grouped(
  standings: readonly Standing[],
  starts: readonly { readonly name: string; readonly start: string }[],
): readonly Part[] {
  if (starts.length === 0) return [{ name: undefined, standings }]
  let first = 0
  return starts.map(({ name }, index) => {
    const next = starts[index + 1]?.start
    const found = next === undefined ? -1 : standings.findIndex(({ order }, at) => at >= first && order >= next)
    const group = { name, standings: standings.slice(first, found === -1 ? undefined : found) }
    first = found === -1 ? standings.length : found
    return group
  })
}

function split({ name, standings }: Part): readonly Part[] {
  if (standings.length === 0) return []
  if (bytesOf(standings) <= MOST_BYTES) return [{ name, standings }]
  const parts: { name: string | undefined; standings: Standing[] }[] = [{ name, standings: [] }]
  let bytes = 0
  for (const standing of standings) {
    const more = bytesOf([standing])
    if (bytes > 0 && bytes + more > FULL_BYTES) {
      parts.push({ name: undefined, standings: [] })
      bytes = 0
    }
    parts.at(-1)?.standings.push(standing)
    bytes += more
  }
  return parts
}

/** Neighbours of whom little is left become one. */
function joined(parts: readonly Part[]): readonly Part[] {
  const kept: Part[] = []
  for (const part of parts) {
    const before = kept.at(-1)
    if (before && bytesOf(before.standings) + bytesOf(part.standings) <= FULL_BYTES / 2) {
      kept[kept.length - 1] = { ...before, standings: [...before.standings, ...part.standings] }
    } else kept.push(part)
  }
  return kept
}

function named(parts: readonly Part[]): readonly ListItem[] {
  const items: ListItem[] = []
  let at = 0
  while (at < parts.length) {
    const known = parts[at]?.name
    const end = parts.findIndex(({ name }, index) => index >= at && name !== undefined)
    const fresh = parts.slice(at, end === -1 ? undefined : end)
    if (known === undefined) {
      const names = namesBetween(items.at(-1)?.name, end === -1 ? undefined : parts[end]?.name, fresh.length)
      for (const [index, { standings }] of fresh.entries()) items.push({ name: names[index] ?? '', standings })
      at += fresh.length
    } else {
      items.push({ name: known, standings: parts[at]?.standings ?? [] })
      at += 1
    }
  }
  return items
}

function bytesOf(standings: readonly Standing[]): number {
  return standings.reduce((sum, { line }) => sum + Buffer.byteLength(JSON.stringify(line)) + 1, 0)
}
