import type { RoutingFile } from './schema'
import { PHONE } from '../../src/state/directory-records'
import { syncLayout } from '../../src/state/layout'
import { directoryMap } from '../../src/state/shards'
import type { Progress } from '../say-every-second'
import type { RoutingAccount } from './account'
import { decompileDirectory } from './decompile'
import { readStored } from './stored'

/** The directory in Sync as a routing file, from which an import would change nothing. */
export async function exportRouting({ sync, secretKey }: RoutingAccount, onProgress?: Progress): Promise<RoutingFile> {
  const stored = await readStored(sync, await syncLayout(sync, secretKey).shards(), onProgress)
  const entries = new Map(stored.filter(({ map }) => map === directoryMap).map(({ key, data }) => [key, data]))
  // A phone says again what its worker says.
  const blocked = stored.filter(({ map, key }) => map !== directoryMap && !key.startsWith(PHONE))
  return decompileDirectory(
    entries,
    blocked.map(({ data }) => data),
  )
}
