import type { ServiceContext } from 'twilio/lib/rest/sync/v1/service'
import type { SyncMapItemInstance } from 'twilio/lib/rest/sync/v1/service/syncMap/syncMapItem'
import { isMissing } from '../../src/state/sync-errors'
import { itemsBeginningWith, LARGEST_PAGE, type ItemPage } from '../../src/state/sync-pages'
import { patiently } from '../patiently'

/** An item of a Map. */
export interface Entry {
  readonly map: string
  readonly key: string
  readonly data: unknown
}

export interface StoredEntry extends Entry {
  readonly revision: string
}

/** All items of a Map, a page at a time, however many there are. In a Map that nobody has made lies nothing. */
export async function* pagesOf(sync: ServiceContext, map: string): AsyncGenerator<readonly StoredEntry[]> {
  const first = () => sync.syncMaps(map).syncMapItems.page({ pageSize: LARGEST_PAGE })
  let page: ItemPage | undefined = await patiently(first).catch(unlessMissing)
  while (page) {
    const { instances }: ItemPage = page
    yield instances.map((item) => entryOf(map, item))
    const next: ItemPage = page
    page = await patiently(async () => next.nextPage())
  }
}

/** The items of a Map whose keys begin with `prefix`. */
export async function entriesBeginningWith(
  prefix: string,
  sync: ServiceContext,
  map: string,
): Promise<readonly StoredEntry[]> {
  const found = await patiently(() => itemsBeginningWith(prefix, sync.syncMaps(map))).catch(unlessMissing)
  return (found ?? []).map((item) => entryOf(map, item))
}

function entryOf(map: string, { key, data, revision }: SyncMapItemInstance): StoredEntry {
  return { map, key, data: data as unknown, revision }
}

export function unlessMissing(error: unknown): undefined {
  if (isMissing(error)) return undefined
  throw error
}
