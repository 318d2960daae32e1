import type { Account } from '../account'
import type { Operations } from './api'
import { operation } from './operation'
import { iso8601, ok } from './responses'
import { expiryOf } from './sync-fields'
import type { SyncObject } from './sync-objects'

/** The one Sync service of the account, and what everything in it needs to know. */
export interface SyncService {
  readonly account: Account
  readonly now: () => Date
  readonly url: string
}

/** What a new Document or Map starts with. */
export function newRecord(
  sid: string,
  uniqueName: string | undefined,
  ttlSeconds: number | undefined,
  now: Date,
): SyncObject {
  return { sid, uniqueName, revision: 0, createdAt: now, updatedAt: now, expiresAt: expiryOf(ttlSeconds, now) }
}

/** https://www.twilio.com/docs/sync/api/service */
export function serviceOperations({ account, now, url }: SyncService): Operations {
  const createdAt = iso8601(now())
  const service = {
    sid: account.syncServiceSid,
    unique_name: null,
    account_sid: account.sid,
    friendly_name: 'default',
    date_created: createdAt,
    date_updated: createdAt,
    url,
    webhook_url: null,
    webhooks_from_rest_enabled: false,
    reachability_webhooks_enabled: false,
    acl_enabled: false,
    reachability_debouncing_enabled: false,
    reachability_debouncing_window: 5000,
    links: {
      documents: `${url}/Documents`,
      lists: `${url}/Lists`,
      maps: `${url}/Maps`,
      streams: `${url}/Streams`,
    },
  }
  return operation('GET sync.twilio.com/v1/Services/{Sid}', [], () => ok(service))
}
