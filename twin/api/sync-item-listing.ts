import type { Listing } from './paging'
import { oneOf, optional } from './parameters'
import type { Item, ItemStore } from './sync-item-store'

/** The items that `Order`, `From` and `Bounds` of a query ask for, by key. */
export function itemListing(query: URLSearchParams, items: ItemStore): Listing<Item> {
  const descends = oneOf(query, 'Order', ['asc', 'desc']) === 'desc'
  const from = optional(query, 'From')
  const includesFrom = oneOf(query, 'Bounds', ['inclusive', 'exclusive']) !== 'exclusive'
  const [forwards, backwards] = descends ? [items.descending, items.ascending] : [items.ascending, items.descending]

  function isInRange({ key }: Item): boolean {
    if (from === undefined) return true
    return key === from ? includesFrom : key > from !== descends
  }

  return {
    keyOf: ({ key }) => key,
    // One more than asked, because the item at the edge itself may have to go.
    after: (key, count) =>
      forwards(key ?? from, count + 1)
        .filter((item) => item.key !== key && isInRange(item))
        .slice(0, count),
    before: (key, count) =>
      backwards(key, count + 1)
        .filter((item) => item.key !== key && isInRange(item))
        .slice(0, count)
        .toReversed(),
  }
}
