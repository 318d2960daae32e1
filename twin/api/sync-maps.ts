import { newSid } from '../account'
import type { Operations } from './api'
import { notFound } from './errors'
import { operation } from './operation'
import { ascending, page, PAGING } from './paging'
import { created, deleted, iso8601, iso8601OrNull, ok } from './responses'
import { parseTtlSeconds, parseUniqueName, requireAny } from './sync-fields'
import type { MapStore, SyncMap } from './sync-map-store'
import { newRecord, type SyncService } from './sync-service'

const MAPS = 'sync.twilio.com/v1/Services/{ServiceSid}/Maps'

/** https://www.twilio.com/docs/sync/api/map-resource */
export function mapOperations({ account, now, url }: SyncService, maps: MapStore): Operations {
  function show(map: SyncMap): object {
    const mapUrl = `${url}/Maps/${map.sid}`
    return {
      sid: map.sid,
      unique_name: map.uniqueName ?? null,
      account_sid: account.sid,
      service_sid: account.syncServiceSid,
      url: mapUrl,
      links: { items: `${mapUrl}/Items`, permissions: `${mapUrl}/Permissions` },
      revision: String(map.revision),
      date_expires: iso8601OrNull(map.expiresAt),
      date_created: iso8601(map.createdAt),
      date_updated: iso8601(map.updatedAt),
      created_by: 'system',
    }
  }

  return {
    ...operation(`POST ${MAPS}`, ['UniqueName', 'Ttl', 'CollectionTtl'], ({ form }) => {
      const ttlSeconds = parseTtlSeconds(form, 'CollectionTtl', 'Ttl')
      return created(show(maps.create(newRecord(newSid('MP'), parseUniqueName(form), ttlSeconds, now()))))
    }),

    ...operation(`GET ${MAPS}`, PAGING, (request) =>
      page(request, { key: 'maps', mostPerPage: 100, listing: ascending(maps.list(), maps.orderOf), show }),
    ),

    ...operation(`GET ${MAPS}/{Sid}`, [], (request, { Sid }) => ok(show(foundMap(maps, Sid, request.path)))),

    ...operation(`POST ${MAPS}/{Sid}`, ['Ttl', 'CollectionTtl'], ({ form, path }, { Sid }) => {
      const map = foundMap(maps, Sid, path)
      requireAny(form)
      return ok(show(maps.touch(map, parseTtlSeconds(form, 'CollectionTtl', 'Ttl'))))
    }),

    ...operation(`DELETE ${MAPS}/{Sid}`, [], (request, { Sid }) => {
      maps.remove(foundMap(maps, Sid, request.path))
      return deleted()
    }),
  }
}

export function foundMap(maps: MapStore, sidOrUniqueName: string, path: string): SyncMap {
  const map = maps.find(sidOrUniqueName)
  if (map === undefined) throw notFound(path)
  return map
}
