import { newSid } from '../account'
import type { Operations } from './api'
import { notFound } from './errors'
import { operation } from './operation'
import { ascending, page, PAGING } from './paging'
import { optional } from './parameters'
import { created, deleted, iso8601, iso8601OrNull, ok } from './responses'
import {
  expiryOf,
  parseData,
  parseTtlSeconds,
  parseUniqueName,
  requireAny,
  requireRevision,
  type Data,
} from './sync-fields'
import { newSyncObjects, type SyncObject } from './sync-objects'
import { newRecord, type SyncService } from './sync-service'

interface Document extends SyncObject {
  readonly data: Data
}

const DOCUMENTS = 'sync.twilio.com/v1/Services/{ServiceSid}/Documents'

/** https://www.twilio.com/docs/sync/api/document-resource */
export function documentOperations({ account, now, url }: SyncService): Operations {
  const documents = newSyncObjects<Document>(now)

  function found(sidOrUniqueName: string, path: string): Document {
    const document = documents.find(sidOrUniqueName)
    if (document === undefined) throw notFound(path)
    return document
  }

  function show(document: Document): object {
    const documentUrl = `${url}/Documents/${document.sid}`
    return {
      sid: document.sid,
      unique_name: document.uniqueName ?? null,
      account_sid: account.sid,
      service_sid: account.syncServiceSid,
      url: documentUrl,
      links: { permissions: `${documentUrl}/Permissions` },
      revision: String(document.revision),
      data: document.data,
      date_expires: iso8601OrNull(document.expiresAt),
      date_created: iso8601(document.createdAt),
      date_updated: iso8601(document.updatedAt),
      created_by: 'system',
    }
  }

  return {
    ...operation(`POST ${DOCUMENTS}`, ['UniqueName', 'Data', 'Ttl'], ({ form }) => {
      const record = newRecord(newSid('ET'), parseUniqueName(form), parseTtlSeconds(form, 'Ttl'), now())
      return created(show(documents.add({ ...record, data: parseData(optional(form, 'Data') ?? '{}') })))
    }),

    ...operation(`GET ${DOCUMENTS}`, PAGING, (request) =>
      page(request, {
        key: 'documents',
        mostPerPage: 100,
        listing: ascending(documents.list(), documents.orderOf),
        show,
      }),
    ),

    ...operation(`GET ${DOCUMENTS}/{Sid}`, [], (request, { Sid }) => ok(show(found(Sid, request.path)))),

    ...operation(`POST ${DOCUMENTS}/{Sid}`, ['Data', 'Ttl'], ({ form, headers, path }, { Sid }) => {
      const document = found(Sid, path)
      requireAny(form)
      const data = form.has('Data') ? parseData(form.get('Data') ?? '') : document.data
      const ttlSeconds = parseTtlSeconds(form, 'Ttl')
      requireRevision(headers['if-match'], document.revision, 54103, 'Document revision mismatch')
      const updated = {
        ...document,
        data,
        revision: document.revision + 1,
        updatedAt: now(),
        expiresAt: expiryOf(ttlSeconds, now(), document.expiresAt),
      }
      return ok(show(documents.replace(updated)))
    }),

    ...operation(`DELETE ${DOCUMENTS}/{Sid}`, [], (request, { Sid }) => {
      documents.remove(found(Sid, request.path))
      return deleted()
    }),
  }
}
