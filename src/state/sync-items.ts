import type { ServiceContext } from 'twilio/lib/rest/sync/v1/service'
import type { SyncMapItemInstance } from 'twilio/lib/rest/sync/v1/service/syncMap/syncMapItem'
import type { Collection, Items } from './items'
import type { Layout } from './layout'
import { mapName, shardOf } from './shards'
import { isMissing, isTaken } from './sync-errors'

/** The part of the SDK's page that is the same for the first page and for those that follow. */
interface ItemPage {
  readonly instances: readonly SyncMapItemInstance[]
  nextPage(): Promise<ItemPage> | undefined
}

const LARGEST_PAGE = 100

/** Items as Sync Map items. https://www.twilio.com/docs/sync/api/map-item-resource */
export function syncItems(sync: ServiceContext, layout: Layout): Items {
  const mapOf = async (collection: Collection, shardKey: string) =>
    sync.syncMaps(mapName(collection, shardOf(shardKey, await layout.shards())))

  return {
    async create({ collection, shardKey, key }, data, ttlSeconds) {
      const map = await mapOf(collection, shardKey)
      try {
        await map.syncMapItems.create({ key, data, itemTtl: ttlSeconds })
        return 'created'
      } catch (error) {
        if (isTaken(error)) return 'taken'
        throw error
      }
    },

    async fetch({ collection, shardKey, key }) {
      const map = await mapOf(collection, shardKey)
      try {
        const item = await map.syncMapItems(key).fetch()
        return item.data
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    },

    async list(collection, shardKey) {
      const map = await mapOf(collection, shardKey)
      const prefix = `${shardKey}.`
      const found: unknown[] = []
      const from = { order: 'asc', from: prefix, bounds: 'inclusive', pageSize: LARGEST_PAGE } as const
      let page: ItemPage | undefined = await map.syncMapItems.page(from)
      while (page) {
        const own: readonly SyncMapItemInstance[] = page.instances.filter((item) => item.key.startsWith(prefix))
        found.push(...own.map((item): unknown => item.data))
        page = own.length === page.instances.length ? await page.nextPage() : undefined
      }
      return found
    },
  }
}
