import type { ServiceContext } from 'twilio/lib/rest/sync/v1/service'
import type { SecretKey } from '../../src/state/keys'
import { layoutOf, readLayout } from '../../src/state/layout'
import { allMapNames, layoutDocument } from '../../src/state/shards'
import { isNameTaken } from '../../src/state/sync-errors'
import { patiently } from '../patiently'
import type { Progress } from '../say-every-second'

/**
 * Makes what Patchbay keeps its state in, and leaves alone what is there already. The number of shards is decided once:
 * the Document that says it is the first thing made, and the second caller reads what the first has written. It is marked with the
 * secret of the keys: throws `OtherSecret` where they were made with another.
 */
export async function setUpState(
  sync: ServiceContext,
  shards: number,
  secretKey: SecretKey,
  onProgress: Progress = () => undefined,
): Promise<{ readonly shards: number }> {
  const made = await unlessThere(() =>
    sync.documents.create({ uniqueName: layoutDocument, data: layoutOf(shards, secretKey) }),
  )
  const layout = made ? { shards } : readLayout((await sync.documents(layoutDocument).fetch()).data, secretKey)
  const names = allMapNames(layout.shards)
  for (const [index, uniqueName] of names.entries()) {
    await unlessThere(() => sync.syncMaps.create({ uniqueName }))
    onProgress('Setting Sync up', index + 1, names.length)
  }
  return layout
}

async function unlessThere(create: () => Promise<unknown>): Promise<boolean> {
  try {
    await patiently(create)
    return true
  } catch (error) {
    if (isNameTaken(error)) return false
    throw error
  }
}
