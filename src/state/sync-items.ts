import type { ServiceContext } from 'twilio/lib/rest/sync/v1/service'
import type { Collection, Items } from './items'
import { lacking, type Layout } from './layout'
import { mapName, shardOf } from './shards'
import { isChanged, isMissing, isTaken } from './sync-errors'
import { itemsBeginningWith, someItemsFrom } from './sync-pages'

/**
 * Items as Sync Map items. https://www.twilio.com/docs/sync/api/map-item-resource
 *
 * A service that an older version has set up lacks the Maps of newer collections, and Twilio answers 404 for a Map as for
 * an item. A create and a list are never answered so but for the Map, and say what to do. For the others nothing is
 * there, which is true of a Map that nobody has made, and whoever goes on to write learns the rest from the create.
 */
export function syncItems(sync: ServiceContext, layout: Layout): Items {
  const nameOf = async (collection: Collection, shardKey: string) =>
    mapName(collection, shardOf(shardKey, await layout.shards()))

  return {
    async create({ collection, shardKey, key }, data, ttlSeconds) {
      const name = await nameOf(collection, shardKey)
      try {
        await sync.syncMaps(name).syncMapItems.create({ key, data, itemTtl: ttlSeconds })
        return 'created'
      } catch (error) {
        if (isTaken(error)) return 'taken'
        throw isMissing(error) ? lacking(name) : error
      }
    },

    async fetch({ collection, shardKey, key }) {
      const name = await nameOf(collection, shardKey)
      try {
        const { data, revision } = await sync.syncMaps(name).syncMapItems(key).fetch()
        return { data, revision }
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    },

    async replace({ collection, shardKey, key }, data, ttlSeconds, revision) {
      const name = await nameOf(collection, shardKey)
      try {
        await sync.syncMaps(name).syncMapItems(key).update({ data, itemTtl: ttlSeconds, ifMatch: revision })
        return 'replaced'
      } catch (error) {
        if (isChanged(error)) return 'changed'
        if (isMissing(error)) return 'missing'
        throw error
      }
    },

    async remove({ collection, shardKey, key }, revision) {
      const name = await nameOf(collection, shardKey)
      try {
        await sync
          .syncMaps(name)
          .syncMapItems(key)
          .remove(revision === undefined ? {} : { ifMatch: revision })
        return 'removed'
      } catch (error) {
        if (isChanged(error)) return 'changed'
        if (isMissing(error)) return 'missing'
        throw error
      }
    },

    async list(collection, shardKey) {
      const name = await nameOf(collection, shardKey)
      try {
        const found = await itemsBeginningWith(`${shardKey}.`, sync.syncMaps(name))
        return found.map(({ key, data, revision }) => ({ key, data: data as unknown, revision }))
      } catch (error) {
        throw isMissing(error) ? lacking(name) : error
      }
    },

    async range(collection, shardKey, from, most) {
      const name = await nameOf(collection, shardKey)
      const prefix = `${shardKey}.`
      try {
        const found = await someItemsFrom(`${prefix}${from}`, most, sync.syncMaps(name))
        return found
          .filter(({ key }) => key.startsWith(prefix))
          .map(({ key, data, revision }) => ({ name: key.slice(prefix.length), data: data as unknown, revision }))
      } catch (error) {
        throw isMissing(error) ? lacking(name) : error
      }
    },
  }
}
