import { readLandmarks, readLines, type Landmark, type Line } from './customer-records'
import { LARGEST_RANGE, type Items } from './items'
import { lineOrder } from './line-order'

/** A line, and where it stands. */
export interface Standing {
  readonly line: Line
  readonly order: string
}

/** Which lines of a list are wanted. */
export interface Wanted {
  /** Not before this. */
  readonly from: string
  /** Only behind this one. */
  readonly after: string | undefined
  /** No further than lines that begin so. */
  readonly begin: string
  readonly accepts: (standing: Standing) => boolean
  readonly most: number
}

/** About so many items of a list lie between two landmarks. */
export const ITEMS_BETWEEN_LANDMARKS = 8

/** How many lines are counted on in an item. Most often there are more. */
const LINES_AN_ITEM = 12

/** Whoever searches for what very many names begin with gets what is found in as many requests. */
const MOST_REQUESTS = 6

/** A list, and where in it what begins. A short one has no landmarks. */
export interface LineList {
  readonly key: string
  readonly landmarks: readonly Landmark[]
}

/**
 * Most often one request. While an import moves lines from one item to the next, they are in both for a moment: each is
 * shown once.
 */
export async function linesOf(items: Items, list: LineList, wanted: Wanted): Promise<readonly Standing[]> {
  const { from, after, begin, accepts, most } = wanted
  const start = after !== undefined && after > from ? after : from
  const found = new Map<string, Standing>()
  let name = list.landmarks.findLast((landmark) => landmark.from <= start)?.name ?? ''
  let count = Math.min(LARGEST_RANGE, ITEMS_BETWEEN_LANDMARKS + 1 + Math.ceil(most / LINES_AN_ITEM))
  for (let requests = 0; requests < MOST_REQUESTS; requests++) {
    const listed = await items.range('customers', list.key, name, count)
    for (const standing of listed.flatMap(({ data }) => readLines(data).map(standingOf))) {
      const { order, line } = standing
      if (order < from || (after !== undefined && order <= after)) continue
      if (!order.startsWith(begin)) return inOrder(found, most)
      if (accepts(standing)) found.set(line.id, standing)
    }
    const last = listed.at(-1)
    if (found.size >= most || last === undefined || listed.length < count) break
    name = `${last.name}0` // no name ends so, and all that follow are greater
    count = LARGEST_RANGE
  }
  return inOrder(found, most)
}

function standingOf(line: Line): Standing {
  return { line, order: lineOrder(line) }
}

export function inOrder(found: ReadonlyMap<string, Standing>, most: number): readonly Standing[] {
  return [...found.values()].toSorted((a, b) => (a.order < b.order ? -1 : 1)).slice(0, most)
}

export async function landmarksOf(items: Items, key: string): Promise<readonly Landmark[]> {
  return (await items.list('customers', key)).flatMap(({ data }) => readLandmarks(data))
}
