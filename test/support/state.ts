import { secretKeys } from '../../src/state/keys'
import { syncLayout } from '../../src/state/layout'
import { leasesIn, type Leases } from '../../src/state/leases'
import { openingsIn, type Openings } from '../../src/state/openings'
import { syncItems } from '../../src/state/sync-items'
import type { Local } from '../../tools/local'

interface State {
  readonly leases: Leases
  readonly openings: Openings
}

/** What the Functions remember, as a container finds it that has just started. */
export function stateOf({ environment, platform: { client, account } }: Local): State {
  const sync = client.sync.v1.services(account.syncServiceSid)
  const secretKey = secretKeys(environment['STATE_KEY_SECRET'] ?? '')
  const items = syncItems(sync, syncLayout(sync, secretKey))
  return { leases: leasesIn(items, secretKey, { ttlSeconds: 3600 }), openings: openingsIn(items, secretKey) }
}
