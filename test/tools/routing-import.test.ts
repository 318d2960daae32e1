import { secretKeys } from '../../src/state/keys'
import { syncLayout } from '../../src/state/layout'
import { directoryMap } from '../../src/state/shards'
import { syncDirectory } from '../../src/state/sync-directory'
import { compileDirectory } from '../../tools/routing/compile'
import { importDirectory } from '../../tools/routing/import'
import { setUpState } from '../../tools/routing/set-up'
import { virtualClock } from '../../twin/clock'
import { newPlatform } from '../../twin/platform'
import { numbers, routing, workers } from '../support/routing'

const secretKey = secretKeys('a secret that is long enough for this')

async function emptyAccount() {
  const { client, account } = newPlatform(virtualClock())
  const sync = client.sync.v1.services(account.syncServiceSid)
  await setUpState(sync, 2)
  return { sync, directory: syncDirectory(sync, syncLayout(sync), secretKey) }
}

describe('An import', () => {
  it('makes the directory answer as the file says', async () => {
    const { sync, directory } = await emptyAccount()
    await importDirectory(sync, compileDirectory(routing, secretKey))

    expect(await directory.number(numbers.proxy)).toMatchObject({ address: numbers.proxy, team: 'advice' })
    expect(await directory.team('advice')).toMatchObject({ members: [workers.ada, workers.grace] })
    expect(await directory.worker(workers.ada.identity)).toMatchObject({
      proxyAddresses: [
        { address: 'whatsapp:+12025550111', of: 'worker' },
        { address: numbers.frontline, of: 'team' },
        { address: numbers.recorded, of: 'team' },
      ],
    })
    expect(await directory.number('+12025559999')).toBeUndefined()
  })

  it('writes nothing when it is repeated', async () => {
    const { sync } = await emptyAccount()
    const entries = compileDirectory(routing, secretKey)
    expect(await importDirectory(sync, entries)).toEqual({ added: 9, changed: 0, removed: 0, unchanged: 0 })
    expect(await importDirectory(sync, entries)).toEqual({ added: 0, changed: 0, removed: 0, unchanged: 9 })
  })

  it('writes only what differs: a new phone changes its team, a removed number goes', async () => {
    const { sync, directory } = await emptyAccount()
    await importDirectory(sync, compileDirectory(routing, secretKey))
    const [ada, ...others] = routing.workers
    const changed = {
      ...routing,
      workers: [
        { ...ada, identity: workers.ada.identity, phone: '+12025550159', proxyAddresses: ['chat:ada'] },
        ...others,
      ],
      numbers: routing.numbers.filter(({ address }) => address !== numbers.unstaffed),
    }

    const done = await importDirectory(sync, compileDirectory(changed, secretKey))
    expect(done).toEqual({ added: 0, changed: 2, removed: 1, unchanged: 6 })
    expect((await directory.team('advice'))?.members[0]?.phone).toBe('+12025550159')
    expect(await directory.number(numbers.unstaffed)).toBeUndefined()
  })

  it('sets Sync up once, and keeps the number of shards that was decided first', async () => {
    const { sync } = await emptyAccount()
    expect(await setUpState(sync, 16)).toMatchObject({ shards: 2 })
    expect(await sync.syncMaps.list({ pageSize: 100 })).toHaveLength(1 + 3 * 2)
  })

  it('puts no address and no identity into a key', async () => {
    const { sync } = await emptyAccount()
    await importDirectory(sync, compileDirectory(routing, secretKey))
    const keys = (await sync.syncMaps(directoryMap).syncMapItems.list({ pageSize: 100 }))
      .map(({ key }) => key)
      .join(' ')
    for (const { address } of routing.numbers) expect(keys).not.toContain(address.slice(1))
    for (const { identity } of routing.workers) expect(keys).not.toContain(identity)
  })
})
