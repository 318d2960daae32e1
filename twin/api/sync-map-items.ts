import { ApiError, type Operations } from './api'
import { invalidParameter, notFound } from './errors'
import { operation } from './operation'
import { page, PAGING } from './paging'
import { required } from './parameters'
import { created, deleted, iso8601, iso8601OrNull, ok } from './responses'
import { expiryOf, parseData, parseKey, parseTtlSeconds, requireAny, requireRevision } from './sync-fields'
import { itemListing } from './sync-item-listing'
import type { Item } from './sync-item-store'
import type { MapStore, SyncMap } from './sync-map-store'
import { foundMap } from './sync-maps'
import type { SyncService } from './sync-service'

const ITEMS = 'sync.twilio.com/v1/Services/{ServiceSid}/Maps/{MapSid}/Items'
/** https://www.twilio.com/docs/sync/limits */
const MOST_ITEMS = 1_000_000
const WRITABLE = ['Data', 'Ttl', 'ItemTtl', 'CollectionTtl']

/** https://www.twilio.com/docs/sync/api/map-item-resource */
export function mapItemOperations({ account, now, url }: SyncService, maps: MapStore): Operations {
  function show(map: SyncMap, item: Item): object {
    return {
      key: item.key,
      account_sid: account.sid,
      service_sid: account.syncServiceSid,
      map_sid: map.sid,
      url: `${url}/Maps/${map.sid}/Items/${encodeURIComponent(item.key)}`,
      revision: String(item.revision),
      data: item.data,
      date_expires: iso8601OrNull(item.expiresAt),
      date_created: iso8601(item.createdAt),
      date_updated: iso8601(item.updatedAt),
      created_by: 'system',
    }
  }

  return {
    ...operation(`POST ${ITEMS}`, ['Key', ...WRITABLE], ({ form, path }, { MapSid }) => {
      const map = foundMap(maps, MapSid, path)
      const key = parseKey(form.get('Key') ?? '')
      const data = parseData(required(form, 'Data'))
      const expiresAt = expiryOf(parseTtlSeconds(form, 'ItemTtl', 'Ttl'), now())
      const mapTtlSeconds = parseTtlSeconds(form, 'CollectionTtl')
      if (map.items.find(key) !== undefined) {
        throw new ApiError(409, 54208, 'An Item with given key already exists in the Map')
      }
      // Twilio documents the number, "should not contain more", and no error: whichever answer, it must not pass unseen.
      if (map.items.count() >= MOST_ITEMS) throw invalidParameter('Key', `at most ${MOST_ITEMS} items in a Map`)
      const item = map.items.save({ key, data, revision: 0, createdAt: now(), updatedAt: now(), expiresAt })
      return created(show(maps.touch(map, mapTtlSeconds), item))
    }),

    ...operation(`GET ${ITEMS}`, [...PAGING, 'Order', 'From', 'Bounds'], (request, { MapSid }) => {
      const map = foundMap(maps, MapSid, request.path)
      return page(request, {
        key: 'items',
        mostPerPage: 100,
        listing: itemListing(request.query, map.items),
        show: (item) => show(map, item),
      })
    }),

    ...operation(`GET ${ITEMS}/{Key}`, [], ({ path }, { MapSid, Key }) => {
      const map = foundMap(maps, MapSid, path)
      return ok(show(map, found(map, Key, path)))
    }),

    ...operation(`POST ${ITEMS}/{Key}`, WRITABLE, ({ form, headers, path }, { MapSid, Key }) => {
      const map = foundMap(maps, MapSid, path)
      const item = found(map, Key, path)
      requireAny(form)
      const data = form.has('Data') ? parseData(form.get('Data') ?? '') : item.data
      const expiresAt = expiryOf(parseTtlSeconds(form, 'ItemTtl', 'Ttl'), now(), item.expiresAt)
      const mapTtlSeconds = parseTtlSeconds(form, 'CollectionTtl')
      if (mapTtlSeconds !== undefined && !['Data', 'Ttl', 'ItemTtl'].some((name) => form.has(name))) {
        throw invalidParameter('CollectionTtl', 'Data or a ttl of the item beside it')
      }
      requireItemRevision(headers['if-match'], item)
      const updated = { ...item, data, revision: item.revision + 1, updatedAt: now(), expiresAt }
      return ok(show(maps.touch(map, mapTtlSeconds), map.items.save(updated)))
    }),

    ...operation(`DELETE ${ITEMS}/{Key}`, [], ({ headers, path }, { MapSid, Key }) => {
      const map = foundMap(maps, MapSid, path)
      requireItemRevision(headers['if-match'], found(map, Key, path))
      map.items.remove(Key)
      maps.touch(map, undefined)
      return deleted()
    }),
  }
}

function found(map: SyncMap, key: string, path: string): Item {
  const item = map.items.find(key)
  if (item === undefined) throw notFound(path)
  return item
}

function requireItemRevision(ifMatch: string | undefined, { revision }: Item): void {
  requireRevision(ifMatch, revision, 54205, 'Map Item revision mismatch')
}
