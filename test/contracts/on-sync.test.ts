import { cachedDirectory } from '../../src/state/cached-directory'
import { blockedPlace, phonePlace } from '../../src/state/directory-records'
import { secretKeys } from '../../src/state/keys'
import { leasesIn } from '../../src/state/leases'
import { syncLayout } from '../../src/state/layout'
import { writeRecord } from '../../src/state/records'
import { allMapNames, directoryMap, mapName } from '../../src/state/shards'
import { syncDirectory } from '../../src/state/sync-directory'
import { syncItems } from '../../src/state/sync-items'
import { setUpState } from '../../tools/routing/set-up'
import { virtualClock } from '../../twin/clock'
import { newPlatform } from '../../twin/platform'
import { describeAssignments } from './describe-assignments'
import { describeCallLog } from './describe-call-log'
import { describeChosenTeams } from './describe-chosen-teams'
import { describeClaims } from './describe-claims'
import { describeCustomers } from './describe-customers'
import { describeDirectory } from './describe-directory'
import { describeGivenAddresses } from './describe-given-addresses'
import { describeItems } from './describe-items'
import { describeLeases } from './describe-leases'
import { describeOpenings } from './describe-openings'
import { describeRecents } from './describe-recents'
import { describeTurns } from './describe-turns'
import { describeVoicemails } from './describe-voicemails'

const secretKey = secretKeys('constructed-secret-of-32-letters')

/** Twilio's SDK on the twin's Sync, empty and set up. Without its limits: more happens at once here than there ever can. */
async function openSync(shards: number) {
  const { client, account } = newPlatform(virtualClock(), { limits: 'none' })
  const sync = client.sync.v1.services(account.syncServiceSid)
  await setUpState(sync, shards, secretKey)
  const keysIn = async (maps: readonly string[]) => {
    const lists = await Promise.all(maps.map((map) => sync.syncMaps(map).syncMapItems.list({ pageSize: 100 })))
    return lists.flat().map(({ key }) => key)
  }
  return { sync, layout: syncLayout(sync, secretKey), keysIn }
}

// One shard as well as several, so that keys of neighbours lie in one Map.
for (const shards of [1, 4]) {
  const open = async () => {
    const { sync, layout, keysIn } = await openSync(shards)
    return { items: syncItems(sync, layout), keys: () => keysIn(allMapNames(shards)) }
  }
  describeItems(`Sync, ${shards} shards`, open)
  describeAssignments(`Sync, ${shards} shards`, open)
  if (shards === 1) describeCallLog(`Sync, ${shards} shards`, open) // each call lies in one shard anyway
  describeChosenTeams(`Sync, ${shards} shards`, open)
  describeClaims(`Sync, ${shards} shards`, open)
  describeGivenAddresses(`Sync, ${shards} shards`, open)
  describeCustomers(`Sync, ${shards} shards`, open)
  describeLeases(`Sync, ${shards} shards`, open)
  describeOpenings(`Sync, ${shards} shards`, open)
  describeRecents(`Sync, ${shards} shards`, open)
  describeTurns(`Sync, ${shards} shards`, open)
  describeVoicemails(`Sync, ${shards} shards`, open)
}

for (const shards of [1, 4]) {
  describeDirectory(`Sync, ${shards} shards`, async (secretKey) => {
    const { sync, layout, keysIn } = await openSync(shards)
    const items = syncItems(sync, layout)
    return {
      directory: syncDirectory(sync, layout, secretKey),
      write: async (key, data) => void (await sync.syncMaps(directoryMap).syncMapItems.create({ key, data })),
      block: async (address, record = writeRecord({})) =>
        void (await items.create(blockedPlace(secretKey, address), record, 0)),
      enterPhone: async (phone, record) => void (await items.create(phonePlace(secretKey, phone), record, 0)),
      keys: () => keysIn(allMapNames(shards)),
    }
  })
}

describe('A directory in a Sync service that nobody has set up', () => {
  const { client, account } = newPlatform(virtualClock())
  const sync = client.sync.v1.services(account.syncServiceSid)
  const directory = cachedDirectory(syncDirectory(sync, syncLayout(sync, secretKey), secretKey), () => 0)

  it.each([
    ['number', () => directory.number('+12025550101')],
    ['team', () => directory.team('sales')],
    ['worker', () => directory.worker('worker-1@example.com')],
    ['ownerOf', () => directory.ownerOf('+12025550111')],
    ['prompts', () => directory.prompts('en-US')],
    ['absences', () => directory.absences()],
    ['blockedFrom', () => directory.blockedFrom('+12025550199')],
    ['workerWithPhone', () => directory.workerWithPhone('+12025550151')],
  ])('is not a directory in which nobody is listed: %s', async (_, ask) => {
    await expect(ask()).rejects.toThrow('The Sync service holds no Patchbay state yet.')
  })
})

describe('A Sync service that an older version has set up, without the Maps of newer collections', () => {
  const open = async () => {
    const { sync, layout } = await openSync(1)
    for (const name of [directoryMap, mapName('leases', 0), mapName('blocked', 0)]) await sync.syncMaps(name).remove()
    return { sync, layout, items: syncItems(sync, layout) }
  }
  const place = { collection: 'leases', shardKey: 'worker', key: 'worker.000' } as const

  it('says what to do to whoever writes, and to whoever lists', async () => {
    const { sync, layout, items } = await open()
    const advice = 'has no Map patchbay.leases.00, which this version of Patchbay needs. Run: npm run routing -- import'
    await expect(items.create(place, {}, 60)).rejects.toThrow(advice)
    await expect(items.list('leases', 'worker')).rejects.toThrow(advice)
    await expect(leasesIn(items, secretKey, { ttlSeconds: 60 }).count(['worker-1'])).rejects.toThrow(advice)
    await expect(syncDirectory(sync, layout, secretKey).team('sales')).rejects.toThrow('has no Map patchbay.directory')
  })

  it('holds nothing of them, which is true', async () => {
    const { sync, layout, items } = await open()
    expect(await items.fetch(place)).toBeUndefined()
    expect(await items.replace(place, {}, 60, '0')).toBe('missing')
    expect(await items.remove(place)).toBe('missing')
    expect(await syncDirectory(sync, layout, secretKey).blockedFrom('+12025550199')).toEqual([])
  })
})
