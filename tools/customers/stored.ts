import type { ServiceContext } from 'twilio/lib/rest/sync/v1/service'
import type { Customer } from '../../src/routing/customer'
import { readCustomer, readLines } from '../../src/state/customer-records'
import { lacking } from '../../src/state/layout'
import { lineOrder } from '../../src/state/line-order'
import { mapName } from '../../src/state/shards'
import { isMissing } from '../../src/state/sync-errors'
import { groupedBy } from '../grouped-by'
import { patiently } from '../patiently'
import { pagesOf, type StoredEntry } from '../routing/map-pages'
import { fieldAt } from '../routing/unjudged'
import type { Progress } from '../say-every-second'
import type { ListItem } from './arrange'

/** The items of each list, by its key. */
export type StoredLists = ReadonlyMap<string, readonly ListItem[]>

/** All that imports of customers have written. Throws `NotSetUp` where an older version of Patchbay has made no Map for it. */
export async function readStored(
  sync: ServiceContext,
  shards: number,
  onProgress: Progress = () => undefined,
): Promise<readonly StoredEntry[]> {
  const found: StoredEntry[] = []
  const read = async (map: string) => {
    await patiently(() => sync.syncMaps(map).fetch()).catch((error: unknown) => {
      throw isMissing(error) ? lacking(map) : error
    })
    for await (const page of pagesOf(sync, map)) {
      found.push(...page)
      onProgress('Reading the list', found.length)
    }
  }
  await Promise.all(Array.from({ length: shards }, (_, shard) => read(mapName('customers', shard))))
  return found
}

/** By id, so that the same list is always the same file. */
export function customersOf(stored: readonly StoredEntry[]): readonly Customer[] {
  return stored
    .filter(({ data }) => fieldAt(data, 'customer') !== undefined)
    .map(({ data }) => readCustomer(data))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

export function listsOf(stored: readonly StoredEntry[]): StoredLists {
  const ofLists = stored.flatMap(({ key, data }) => {
    const [list = '', name] = key.split('.')
    if (name === undefined || fieldAt(data, 'lines') === undefined) return []
    return [{ list, name, standings: readLines(data).map((line) => ({ line, order: lineOrder(line) })) }]
  })
  return groupedBy(ofLists, ({ list }) => list)
}
