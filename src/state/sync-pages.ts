import type { SyncMapContext } from 'twilio/lib/rest/sync/v1/service/syncMap'
import type { SyncMapItemInstance } from 'twilio/lib/rest/sync/v1/service/syncMap/syncMapItem'
import { LARGEST_RANGE } from './items'

/** The part of the SDK's page that is the same for the first page and for those that follow. */
export interface ItemPage {
  readonly instances: readonly SyncMapItemInstance[]
  nextPage(): Promise<ItemPage> | undefined
}

export const LARGEST_PAGE = LARGEST_RANGE

/**
 * The items of a Map whose keys begin with `prefix`, in the order of their keys. Of a Map with a million items, only the
 * pages on which these lie are read. https://www.twilio.com/docs/sync/api/map-item-resource#read-multiple-mapitem-resources
 */
export async function itemsBeginningWith(prefix: string, map: SyncMapContext): Promise<readonly SyncMapItemInstance[]> {
  const found: SyncMapItemInstance[] = []
  const from = { order: 'asc', from: prefix, bounds: 'inclusive', pageSize: LARGEST_PAGE } as const
  let page: ItemPage | undefined = await map.syncMapItems.page(from)
  while (page) {
    const own: readonly SyncMapItemInstance[] = page.instances.filter((item) => item.key.startsWith(prefix))
    found.push(...own)
    page = own.length === page.instances.length ? await page.nextPage() : undefined
  }
  return found
}

/** At most so many items of a Map, in the order of their keys from this one on: one request, whatever else there is. */
export async function someItemsFrom(
  from: string,
  most: number,
  map: SyncMapContext,
): Promise<readonly SyncMapItemInstance[]> {
  const page = await map.syncMapItems.page({ order: 'asc', from, bounds: 'inclusive', pageSize: most })
  return page.instances
}
