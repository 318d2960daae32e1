import type { Account } from '../account'
import type { Clock } from '../clock'
import type { Operations } from './api'
import { withinService } from './service-scope'
import { documentOperations } from './sync-documents'
import { mapItemOperations } from './sync-map-items'
import { newMapStore } from './sync-map-store'
import { mapOperations } from './sync-maps'
import { serviceOperations, type SyncService } from './sync-service'

/** Sync with the account's one service, which answers to its SID and to `default`, and nothing remembered yet. */
export function syncOperations({ account, clock }: { account: Account; clock: Clock }): Operations {
  const now = () => clock.now()
  const service: SyncService = {
    account,
    now,
    url: `https://sync.twilio.com/v1/Services/${account.syncServiceSid}`,
  }
  const services = [account.syncServiceSid, 'default']
  const maps = newMapStore(now)
  return {
    ...withinService('Sid', services, serviceOperations(service)),
    ...withinService('ServiceSid', services, {
      ...documentOperations(service),
      ...mapOperations(service, maps),
      ...mapItemOperations(service, maps),
    }),
  }
}
