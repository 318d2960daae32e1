import { newConversations } from '../../twin/api/conversations'
import { newProxy } from '../../twin/api/proxy'
import { syncOperations } from '../../twin/api/sync'
import { unitsOf } from '../../twin/limits/sync-limits'
import { newPlatform } from '../../twin/platform'
import { setUp, stoppedClock } from './router-setup'

const SECOND = 1000
const CUSTOMER = '+15550100001'

function limited() {
  const { clock, client, account, store } = setUp(
    (options) => {
      const { operations, store } = newProxy(options)
      const others = { ...syncOperations(options), ...newConversations(options).operations }
      return { store, operations: { ...operations, ...others } }
    },
    { limited: true },
  )
  return {
    clock,
    store,
    sync: client.sync.v1.services(account.syncServiceSid),
    proxy: client.proxy.v1.services(account.proxyServiceSid),
    conversations: client.conversations.v1.services(account.conversationsServiceSid).conversations,
  }
}

/** How many times it could be done before Twilio said that it was too often, and with what it said so. */
async function until(refused: () => Promise<unknown>): Promise<{ times: number; refusal: unknown }> {
  for (let times = 0; times <= 1000; times++) {
    try {
      await refused()
    } catch (refusal) {
      return { times, refusal }
    }
  }
  throw new Error('It could be done 1000 times')
}

const tooManyOf = (code: number) => expect.objectContaining({ status: 429, code })
const dataOf = (bytes: number) => ({ text: 'x'.repeat(bytes - '{"text":""}'.length) })

describe('Sync', () => {
  async function mapped() {
    const twin = limited()
    await twin.sync.syncMaps.create({ uniqueName: 'calls' })
    await twin.sync.syncMaps.create({ uniqueName: 'other' })
    let last = 0
    const into = (map: string, data = {}) => twin.sync.syncMaps(map).syncMapItems.create({ key: String(++last), data })
    return { ...twin, into }
  }

  it('takes 200 writes of items into a Map in 10 s, and as many into another', async () => {
    const { into, clock } = await mapped()
    expect(await until(() => into('calls'))).toEqual({ times: 200, refusal: tooManyOf(54009) })
    expect(await until(() => into('other'))).toMatchObject({ times: 200 })
    await clock.sleep(10 * SECOND)
    expect(await until(() => into('calls'))).toMatchObject({ times: 200 })
  })

  it('counts a Map by its SID and by its unique name as one, and its updates and deletions of items as writes', async () => {
    const { sync, into } = await mapped()
    const { sid } = await sync.syncMaps('calls').fetch()
    for (let n = 1; n <= 100; n++) await into(sid)
    for (let n = 1; n <= 49; n++) await sync.syncMaps('calls').syncMapItems(String(n)).update({ data: { n } })
    for (let n = 1; n <= 50; n++) await sync.syncMaps(sid).syncMapItems(String(n)).remove()
    await sync.syncMaps('calls').update({ ttl: 60 })
    await expect(into('calls')).rejects.toEqual(tooManyOf(54009))
  })

  it('takes 200 reads in 10 s, of the Map, of its items and of its lists of items together', async () => {
    const { sync, into } = await mapped()
    const calls = sync.syncMaps('calls')
    for (let n = 1; n <= 100; n++) await into('calls')
    for (let n = 1; n <= 100; n++) await calls.syncMapItems(String(n)).fetch()
    for (let n = 1; n <= 50; n++) await calls.syncMapItems.list({ limit: 1 })
    expect(await until(() => calls.fetch())).toEqual({ times: 50, refusal: tooManyOf(54009) })
    await expect(into('calls')).resolves.toBeDefined()
    await expect(sync.syncMaps.list()).resolves.toHaveLength(2)
  })

  it.each([
    [1024, 200],
    [1025, 100],
    [10 * 1024 - 1, 100],
    [10 * 1024, 20],
    [16 * 1024, 20],
  ])('takes items of %d bytes into a Map %d times in 10 s', async (bytes, times) => {
    const { into } = await mapped()
    expect(await until(() => into('calls', dataOf(bytes)))).toEqual({ times, refusal: tooManyOf(54009) })
  })

  it('counts large and small writes into one Map together', async () => {
    const { into } = await mapped()
    for (let n = 1; n <= 10; n++) await into('calls', dataOf(10 * 1024))
    expect(await until(() => into('calls'))).toMatchObject({ times: 100 })
  })

  it('measures data in bytes and not in characters', () => {
    expect([unitsOf('x'.repeat(1024)), unitsOf('é'.repeat(1024))]).toEqual([1, 2])
  })

  it('makes and deletes 200 objects of a service in 10 s, whatever they are', async () => {
    const { sync, clock } = limited()
    for (let n = 1; n <= 60; n++) await sync.documents.create({ uniqueName: `d${n}` })
    for (let n = 1; n <= 60; n++) await sync.syncMaps.create({ uniqueName: `m${n}` })
    for (let n = 1; n <= 60; n++) await sync.documents(`d${n}`).remove()
    expect(await until(() => sync.syncMaps.create())).toEqual({ times: 20, refusal: tooManyOf(54009) })
    await expect(sync.syncMaps('m1').remove()).rejects.toEqual(tooManyOf(54009))
    await clock.sleep(10 * SECOND)
    await expect(sync.syncMaps('m1').remove()).resolves.toBe(true)
  })

  it('takes 200 updates of a Document in 10 s', async () => {
    const { sync } = limited()
    await sync.documents.create({ uniqueName: 'routing' })
    expect(await until(() => sync.documents('routing').update({ data: {} }))).toMatchObject({ times: 200 })
  })
})

describe('Proxy', () => {
  it('is read 150 times in 5 s at each endpoint, and at another one as often', async () => {
    const { proxy, clock } = limited()
    const { sid } = await proxy.sessions.create()
    expect(await until(() => proxy.sessions(sid).fetch())).toEqual({ times: 150, refusal: tooManyOf(80621) })
    expect(await until(() => proxy.sessions.list())).toMatchObject({ times: 150 })
    expect(await until(() => proxy.sessions(sid).participants.list())).toMatchObject({ times: 150 })
    expect(await until(() => proxy.fetch())).toMatchObject({ times: 150 })
    await clock.sleep(5 * SECOND)
    await expect(proxy.sessions(sid).fetch()).resolves.toBeDefined()
  })

  it('is read again as soon as the average has fallen below 30 a second', async () => {
    const { proxy, clock } = limited()
    for (let n = 1; n <= 100; n++) await proxy.fetch()
    await clock.sleep(3 * SECOND)
    for (let n = 1; n <= 50; n++) await proxy.fetch()
    await expect(proxy.fetch()).rejects.toEqual(tooManyOf(80621))
    await clock.sleep(2 * SECOND)
    expect(await until(() => proxy.fetch())).toMatchObject({ times: 100 })
  })

  it('limits reads only, and not those of phone numbers', async () => {
    const { proxy, store } = limited()
    store.configure({ outOfSessionCallbackUrl: '', numbers: [{ phoneNumber: '+15550300001', reserved: false }] })
    for (let n = 1; n <= 200; n++) await proxy.phoneNumbers.list()
    for (let n = 1; n <= 200; n++) await proxy.sessions.create()
  })
})

describe('Conversations', () => {
  it('makes and deletes 30 a second', async () => {
    const { conversations, clock } = limited()
    for (let n = 1; n <= 10; n++) await conversations((await conversations.create()).sid).remove()
    expect(await until(() => conversations.create())).toEqual({ times: 10, refusal: tooManyOf(50074) })
    await clock.sleep(SECOND)
    await expect(conversations.create()).resolves.toBeDefined()
  })

  it('takes 30 actions a second within each of them, and any number of reads', async () => {
    const { conversations } = limited()
    const [one, other] = [await conversations.create(), await conversations.create()]
    const { participants, messages } = conversations(one.sid)
    for (let n = 1; n <= 10; n++) await participants.create({ identity: `worker-${n}` })
    for (let n = 1; n <= 10; n++) await conversations(one.sid).update({ friendlyName: CUSTOMER })
    for (let n = 1; n <= 100; n++) await conversations(one.sid).fetch()
    expect(await until(() => messages.create({ body: 'Hello' }))).toEqual({ times: 10, refusal: tooManyOf(50063) })
    await expect(conversations(other.sid).messages.create({ body: 'Hello' })).resolves.toBeDefined()
  })
})

describe('A platform', () => {
  const write = (limits: 'documented' | 'none' | undefined) => {
    const { client, account } = newPlatform(stoppedClock('2026-03-02T09:00:00Z'), limits && { limits })
    const { documents } = client.sync.v1.services(account.syncServiceSid)
    return until(() => documents.create())
  }

  it('has the documented limits, unless somebody wants none', async () => {
    expect(await write(undefined)).toEqual({ times: 200, refusal: tooManyOf(54009) })
    await expect(write('none')).rejects.toThrow('It could be done 1000 times')
  })
})
