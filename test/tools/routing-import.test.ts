import { collections } from '../../src/state/items'
import { secretKeys } from '../../src/state/keys'
import { syncLayout } from '../../src/state/layout'
import { allMapNames } from '../../src/state/shards'
import { syncDirectory } from '../../src/state/sync-directory'
import { compileDirectory } from '../../tools/routing/compile'
import { differenceFrom, importDirectory } from '../../tools/routing/import'
import type { RoutingFile } from '../../tools/routing/schema'
import { setUpState } from '../../tools/routing/set-up'
import { virtualClock } from '../../twin/clock'
import { newPlatform } from '../../twin/platform'
import { numbers, routing, workers } from '../support/routing'

const secretKey = secretKeys('a secret that is long enough for this')

const SHARDS = 2

async function emptyAccount() {
  const { client, account } = newPlatform(virtualClock())
  const sync = client.sync.v1.services(account.syncServiceSid)
  await setUpState(sync, SHARDS, secretKey)
  /** Tells what it wrote, by kind of change. */
  const bring = async (file: RoutingFile) => {
    const difference = await differenceFrom(sync, compileDirectory(file, secretKey), SHARDS)
    await importDirectory(sync, difference)
    const count = (kind: string) => difference.changes.filter((change) => change.kind === kind).length
    return { added: count('add'), changed: count('change'), removed: count('remove'), unchanged: difference.unchanged }
  }
  return { sync, directory: syncDirectory(sync, syncLayout(sync, secretKey), secretKey), bring }
}

describe('An import', () => {
  it('makes the directory answer as the file says', async () => {
    const { directory, bring } = await emptyAccount()
    await bring({ ...routing, blocked: ['+12025550190'] })

    expect(await directory.number(numbers.proxy)).toMatchObject({ address: numbers.proxy, teams: ['advice'] })
    expect(new Set((await directory.team('advice'))?.members)).toEqual(new Set([workers.ada, workers.grace]))
    expect(await directory.worker(workers.ada.identity)).toMatchObject({
      proxyAddresses: [
        { address: 'whatsapp:+12025550111', of: 'worker' },
        { address: numbers.frontline, of: 'team' },
        { address: numbers.recorded, of: 'team' },
      ],
    })
    expect(await directory.number('+12025559999')).toBeUndefined()
    expect(await directory.blockedFrom('+12025550190')).toBe('everybody')
    expect(await directory.blockedFrom('+12025550191')).toEqual([])
  })

  it('writes nothing when it is repeated', async () => {
    const { bring } = await emptyAccount()
    const file = { ...routing, blocked: ['+12025550190', '+12025550191'] }
    expect(await bring(file)).toEqual({ added: 18, changed: 0, removed: 0, unchanged: 0 })
    expect(await bring(file)).toEqual({ added: 0, changed: 0, removed: 0, unchanged: 18 })
  })

  it('changes nothing that somebody else has just changed', async () => {
    const { sync, directory, bring } = await emptyAccount()
    const greeting = (words: string): RoutingFile => ({
      ...routing,
      numbers: routing.numbers.map((one) => (one.address === numbers.frontline ? { ...one, greeting: words } : one)),
    })
    await bring(greeting('Good morning.'))
    const ours = await differenceFrom(sync, compileDirectory(greeting('Hello.'), secretKey), SHARDS)
    await bring(greeting('Welcome.'))
    await expect(importDirectory(sync, ours)).rejects.toThrow('Somebody else has changed the directory meanwhile.')
    expect(await directory.number(numbers.frontline)).toMatchObject({ greeting: 'Welcome.' })
  })

  it('writes only what differs: a new phone changes its worker and its team, a removed number goes', async () => {
    const { directory, bring } = await emptyAccount()
    await bring({ ...routing, blocked: ['+12025550190'] })
    const [ada, ...others] = routing.workers
    const changed = {
      ...routing,
      workers: [{ ...ada, ...workers.ada, phone: '+12025550159', proxyAddresses: ['chat:ada'] }, ...others],
      numbers: routing.numbers.filter(({ address }) => address !== numbers.unstaffed),
    }

    expect(await bring(changed)).toEqual({ added: 2, changed: 2, removed: 4, unchanged: 11 })
    const ofAda = (await directory.team('advice'))?.members.find(({ identity }) => identity === workers.ada.identity)
    expect(ofAda?.phone).toBe('+12025550159')
    expect(await directory.workerWithPhone('+12025550159')).toMatchObject({ identity: workers.ada.identity })
    expect(await directory.workerWithPhone(workers.ada.phone)).toBeUndefined()
    expect(await directory.ownerOf('chat:ada')).toBe(workers.ada.identity)
    expect(await directory.ownerOf('whatsapp:+12025550111')).toBeUndefined()
    expect(await directory.number(numbers.unstaffed)).toBeUndefined()
    expect(await directory.blockedFrom('+12025550190')).toEqual([])
  })

  it('sets Sync up once, and keeps the number of shards that was decided first', async () => {
    const { sync } = await emptyAccount()
    expect(await setUpState(sync, 16, secretKey)).toMatchObject({ shards: SHARDS })
    expect(await sync.syncMaps.list({ pageSize: 100 })).toHaveLength(1 + collections.length * SHARDS)
  })

  it('puts no address and no identity into a key', async () => {
    const { sync, bring } = await emptyAccount()
    await bring({ ...routing, blocked: ['+12025550190'] })
    const keys: string[] = []
    for (const map of allMapNames(SHARDS)) {
      const items = await sync.syncMaps(map).syncMapItems.list({ pageSize: 100 })
      keys.push(...items.map(({ key }) => key))
    }
    expect(keys).toHaveLength(17)
    const addresses = [...routing.numbers.map(({ address }) => address), '+12025550190']
    for (const address of addresses) expect(keys.join(' ')).not.toContain(address.slice(1))
    for (const { identity } of routing.workers) expect(keys.join(' ')).not.toContain(identity)
  })
})
