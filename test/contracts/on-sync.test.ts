import { cachedDirectory } from '../../src/state/cached-directory'
import { syncLayout } from '../../src/state/layout'
import { allMapNames, directoryMap } from '../../src/state/shards'
import { syncDirectory } from '../../src/state/sync-directory'
import { syncItems } from '../../src/state/sync-items'
import { setUpState } from '../../tools/routing/set-up'
import { virtualClock } from '../../twin/clock'
import { newPlatform } from '../../twin/platform'
import { describeAssignments } from './describe-assignments'
import { describeCallLog } from './describe-call-log'
import { describeDirectory } from './describe-directory'
import { describeItems } from './describe-items'
import { describeVoicemails } from './describe-voicemails'

/** Twilio's SDK on the twin's Sync, empty and set up. */
async function openSync(shards: number) {
  const { client, account } = newPlatform(virtualClock())
  const sync = client.sync.v1.services(account.syncServiceSid)
  await setUpState(sync, shards)
  const keysIn = async (maps: readonly string[]) => {
    const lists = await Promise.all(maps.map((map) => sync.syncMaps(map).syncMapItems.list({ pageSize: 100 })))
    return lists.flat().map(({ key }) => key)
  }
  return { sync, layout: syncLayout(sync), keysIn }
}

// One shard as well as several, so that keys of neighbours lie in one Map.
for (const shards of [1, 4]) {
  const open = async () => {
    const { sync, layout, keysIn } = await openSync(shards)
    return { items: syncItems(sync, layout), keys: () => keysIn(allMapNames(shards)) }
  }
  describeItems(`Sync, ${shards} shards`, open)
  describeAssignments(`Sync, ${shards} shards`, open)
  describeCallLog(`Sync, ${shards} shards`, open)
  describeVoicemails(`Sync, ${shards} shards`, open)
}

describeDirectory('Sync', async (secretKey) => {
  const { sync, layout, keysIn } = await openSync(1)
  return {
    directory: syncDirectory(sync, layout, secretKey),
    write: async (key, data) => void (await sync.syncMaps(directoryMap).syncMapItems.create({ key, data })),
    keys: () => keysIn([directoryMap]),
  }
})

describe('A directory in a Sync service that nobody has set up', () => {
  it('is not a directory in which nobody is listed', async () => {
    const { client, account } = newPlatform(virtualClock())
    const sync = client.sync.v1.services(account.syncServiceSid)
    const directory = cachedDirectory(
      syncDirectory(sync, syncLayout(sync), (...parts) => parts.join('.')),
      () => 0,
    )
    await expect(directory.number('+12025550101')).rejects.toThrow('The Sync service holds no Patchbay state yet.')
  })
})
