import { syncOperations } from '../../twin/api/sync'
import { send, setUp } from './router-setup'

const A_SID_LIKE_NAME = 'CA0123456789abcdef0123456789abcdef'
const KIB_16 = 16 * 1024

/** {"text":"…"} of exactly so many bytes */
function dataOf(bytes: number): object {
  return { text: 'x'.repeat(bytes - '{"text":""}'.length) }
}

function sync(judged = true) {
  const { account, client, ...rest } = setUp((options) => ({ operations: syncOperations(options) }), { judged })
  const service = client.sync.v1.services(account.syncServiceSid)
  return { account, client, service, documents: service.documents, maps: service.syncMaps, ...rest }
}

/** A service with one Map. */
async function mapped(judged = true) {
  const twin = sync(judged)
  const map = await twin.maps.create({ uniqueName: 'patchbay.calls.00' })
  return { ...twin, map, items: twin.maps(map.sid).syncMapItems, item: twin.maps(map.sid).syncMapItems }
}

describe('the Sync service', () => {
  it('answers to its SID and to `default`', async () => {
    const { client, account } = sync()
    for (const name of [account.syncServiceSid, 'default']) {
      expect(await client.sync.v1.services(name).fetch()).toMatchObject({
        sid: account.syncServiceSid,
        accountSid: account.sid,
        dateCreated: new Date('2026-03-02T09:00:00Z'),
      })
    }
  })

  it('is not found by another SID', async () => {
    const { client } = sync()
    const other = client.sync.v1.services('IS00000000000000000000000000000000')
    await expect(other.fetch()).rejects.toMatchObject({ status: 404, code: 20404 })
    await expect(other.syncMaps.create()).rejects.toMatchObject({ status: 404, code: 20404 })
  })
})

describe('a Document', () => {
  it('is found by SID and by unique name', async () => {
    const { documents, account } = sync()
    const { sid } = await documents.create({ uniqueName: 'routing', data: { shards: 4 } })
    for (const name of [sid, 'routing']) {
      expect(await documents(name).fetch()).toMatchObject({
        sid,
        uniqueName: 'routing',
        serviceSid: account.syncServiceSid,
        revision: '0',
        data: { shards: 4 },
        createdBy: 'system',
        dateCreated: new Date('2026-03-02T09:00:00Z'),
      })
    }
  })

  it('starts empty when no data is given', async () => {
    const { documents } = sync()
    expect((await documents.create()).data).toEqual({})
  })

  it('gets a new revision and wholly new data with each update', async () => {
    const { documents, clock } = sync()
    await documents.create({ uniqueName: 'routing', data: { shards: 4, teams: [] } })
    await clock.sleep(1000)
    expect(await documents('routing').update({ data: { shards: 8 } })).toMatchObject({
      revision: '1',
      data: { shards: 8 },
      dateCreated: new Date('2026-03-02T09:00:00Z'),
      dateUpdated: new Date('2026-03-02T09:00:01Z'),
    })
  })

  it('keeps its data when only its ttl is updated', async () => {
    const { documents } = sync()
    await documents.create({ uniqueName: 'routing', data: { shards: 4 } })
    expect(await documents('routing').update({ ttl: 60 })).toMatchObject({
      revision: '1',
      data: { shards: 4 },
      dateExpires: new Date('2026-03-02T09:01:00Z'),
    })
  })

  it('takes an update for the revision that was read, and only for that one', async () => {
    const { documents } = sync()
    await documents.create({ uniqueName: 'routing' })
    const race = ['one', 'other'].map((who) => documents('routing').update({ data: { who }, ifMatch: '0' }))
    const [one, other] = await Promise.allSettled(race)
    expect(one).toMatchObject({ status: 'fulfilled', value: { data: { who: 'one' }, revision: '1' } })
    expect(other).toMatchObject({ status: 'rejected', reason: { status: 412, code: 54103 } })
  })

  it('is gone after it is deleted, and its name is free', async () => {
    const { documents } = sync()
    await documents.create({ uniqueName: 'routing' })
    expect(await documents('routing').remove()).toBe(true)
    await expect(documents('routing').fetch()).rejects.toMatchObject({ status: 404, code: 20404 })
    await expect(documents('routing').update({ data: {} })).rejects.toMatchObject({ status: 404, code: 20404 })
    await expect(documents('routing').remove()).rejects.toMatchObject({ status: 404, code: 20404 })
    await expect(documents.create({ uniqueName: 'routing' })).resolves.toMatchObject({ revision: '0' })
  })

  it('is refused a unique name that is taken', async () => {
    const { documents } = sync()
    await documents.create({ uniqueName: 'routing' })
    await expect(documents.create({ uniqueName: 'routing' })).rejects.toMatchObject({ status: 409, code: 54301 })
  })

  it.each([
    ['looks like a SID', A_SID_LIKE_NAME],
    ['is empty', ''],
    ['has 257 characters', 'n'.repeat(257)],
  ])('is refused a unique name that %s', async (_, uniqueName) => {
    const { documents } = sync()
    await expect(documents.create({ uniqueName })).rejects.toMatchObject({ status: 400, code: 54302 })
  })

  it('takes a unique name of 256 characters', async () => {
    const { documents } = sync()
    await expect(documents.create({ uniqueName: 'n'.repeat(256) })).resolves.toBeDefined()
  })

  it('takes 16 KiB of data and not a byte more', async () => {
    const { documents } = sync()
    await expect(documents.create({ data: dataOf(KIB_16) })).resolves.toBeDefined()
    await expect(documents.create({ data: dataOf(KIB_16 + 1) })).rejects.toMatchObject({ status: 413, code: 54006 })
    const inTwoByteCharacters = { text: 'é'.repeat(KIB_16 / 2) }
    await expect(documents.create({ data: inTwoByteCharacters })).rejects.toMatchObject({ status: 413, code: 54006 })
  })

  it.each(['{', '[]', '"text"', '5', 'null'])('is refused %s as data', async (data) => {
    const { documents } = sync()
    await expect(documents.create({ data })).rejects.toMatchObject({ status: 400, code: 54008 })
  })

  it.each([-1, 31_536_001, 1.5])('is refused a ttl of %d', async (ttl) => {
    const { documents } = sync(false)
    await expect(documents.create({ ttl })).rejects.toMatchObject({ status: 400, code: 54011 })
  })

  it('is gone the moment its ttl is over, and its name is free', async () => {
    const { documents, clock } = sync()
    const { dateExpires } = await documents.create({ uniqueName: 'routing', ttl: 60 })
    expect(dateExpires).toEqual(new Date('2026-03-02T09:01:00Z'))
    await clock.sleep(59_999)
    await expect(documents('routing').fetch()).resolves.toBeDefined()
    await clock.sleep(1)
    await expect(documents('routing').fetch()).rejects.toMatchObject({ status: 404, code: 20404 })
    expect(await documents.list()).toEqual([])
    await expect(documents.create({ uniqueName: 'routing' })).resolves.toBeDefined()
  })

  it('never expires with a ttl of 0', async () => {
    const { documents, clock } = sync()
    await documents.create({ uniqueName: 'routing', ttl: 60 })
    const { dateExpires } = await documents('routing').update({ ttl: 0 })
    expect(dateExpires).toBeNull()
    await clock.sleep(3_600_000)
    await expect(documents('routing').fetch()).resolves.toBeDefined()
  })

  it('is listed in the order of creation', async () => {
    const { documents } = sync()
    for (const uniqueName of ['b', 'a', 'c']) await documents.create({ uniqueName })
    expect((await documents.list({ pageSize: 2 })).map(({ uniqueName }) => uniqueName)).toEqual(['b', 'a', 'c'])
  })
})

describe('a Map', () => {
  it('is found by SID and by unique name', async () => {
    const { maps } = sync()
    const { sid, links } = await maps.create({ uniqueName: 'patchbay.calls.00' })
    for (const name of [sid, 'patchbay.calls.00']) {
      expect(await maps(name).fetch()).toMatchObject({ sid, uniqueName: 'patchbay.calls.00', revision: '0' })
    }
    expect(links['items']).toMatch(new RegExp(`/Maps/${sid}/Items$`))
  })

  it('is refused a unique name that is taken or looks like a SID', async () => {
    const { maps } = sync()
    await maps.create({ uniqueName: 'calls' })
    await expect(maps.create({ uniqueName: 'calls' })).rejects.toMatchObject({ status: 409, code: 54301 })
    await expect(maps.create({ uniqueName: A_SID_LIKE_NAME })).rejects.toMatchObject({ status: 400, code: 54302 })
  })

  it('may have the unique name of a Document', async () => {
    const { maps, documents } = sync()
    await documents.create({ uniqueName: 'calls' })
    await expect(maps.create({ uniqueName: 'calls' })).resolves.toBeDefined()
  })

  it('takes its ttl from CollectionTtl before Ttl', async () => {
    const { maps } = sync()
    const { sid, dateExpires } = await maps.create({ ttl: 99_999_999, collectionTtl: 60 })
    expect(dateExpires).toEqual(new Date('2026-03-02T09:01:00Z'))
    expect((await maps(sid).update({ ttl: 120 })).dateExpires).toEqual(new Date('2026-03-02T09:02:00Z'))
    await expect(maps(sid).update({ ttl: 31_536_001 })).rejects.toMatchObject({ status: 400, code: 54011 })
  })

  it('takes its items along when it is deleted', async () => {
    const { maps, items, item } = await mapped()
    await items.create({ key: 'one', data: {} })
    expect(await maps('patchbay.calls.00').remove()).toBe(true)
    await expect(item('one').fetch()).rejects.toMatchObject({ status: 404, code: 20404 })
    await expect(items.create({ key: 'two', data: {} })).rejects.toMatchObject({ status: 404, code: 20404 })
    const again = await maps.create({ uniqueName: 'patchbay.calls.00' })
    expect(await maps(again.sid).syncMapItems.list()).toEqual([])
  })

  it('takes its items along when it expires', async () => {
    const { maps, items, item, clock } = await mapped()
    await items.create({ key: 'one', data: {}, collectionTtl: 60 })
    expect((await maps('patchbay.calls.00').fetch()).dateExpires).toEqual(new Date('2026-03-02T09:01:00Z'))
    await clock.sleep(60_000)
    await expect(item('one').fetch()).rejects.toMatchObject({ status: 404, code: 20404 })
    expect(await maps.list()).toEqual([])
  })

  it('gets a new revision with each write to an item', async () => {
    const { maps, items, item } = await mapped()
    await items.create({ key: 'one', data: {} })
    await item('one').update({ data: {} })
    await item('one').remove()
    expect(await maps('patchbay.calls.00').fetch()).toMatchObject({ revision: '3' })
  })
})

describe('a Map Item', () => {
  it('is found by its key, whatever characters that has', async () => {
    const { items, item, map } = await mapped()
    for (const key of ['plain', 'with space', '+15551234567', '100%25', 'ü', 'a.b-c_d:e@f']) {
      await items.create({ key, data: { key } })
      expect(await item(encodeURIComponent(key)).fetch()).toMatchObject({ key, data: { key }, mapSid: map.sid })
    }
  })

  it('is refused a key that is taken', async () => {
    const { items } = await mapped()
    await items.create({ key: 'CA1', data: {} })
    await expect(items.create({ key: 'CA1', data: {} })).rejects.toMatchObject({ status: 409, code: 54208 })
  })

  it('lets exactly one of two simultaneous creates through', async () => {
    const { items } = await mapped()
    const race = [1, 2].map((who) => items.create({ key: 'claim', data: { who } }))
    expect(await Promise.allSettled(race)).toMatchObject([
      { status: 'fulfilled', value: { data: { who: 1 } } },
      { status: 'rejected', reason: { status: 409, code: 54208 } },
    ])
  })

  it.each(['', 'k'.repeat(257), 'a/b'])('is refused the key "%s"', async (key) => {
    const { items } = await mapped()
    await expect(items.create({ key, data: {} })).rejects.toMatchObject({ status: 400, code: 54209 })
  })

  it('takes a key of 256 characters', async () => {
    const { items } = await mapped()
    await expect(items.create({ key: 'k'.repeat(256), data: {} })).resolves.toBeDefined()
  })

  it('is refused without data, with too much of it, and with none that is a JSON object', async () => {
    const { items, api, account, map } = await mapped(false)
    const target = `POST sync.twilio.com/v1/Services/${account.syncServiceSid}/Maps/${map.sid}/Items`
    expect(await send(api, account, target, { form: new URLSearchParams({ Key: 'k' }) })).toMatchObject({
      status: 400,
      body: { code: 20001 },
    })
    await expect(items.create({ key: 'k', data: dataOf(KIB_16 + 1) })).rejects.toMatchObject({
      status: 413,
      code: 54006,
    })
    await expect(items.create({ key: 'k', data: [] })).rejects.toMatchObject({ status: 400, code: 54008 })
    await expect(items.create({ key: 'k', data: dataOf(KIB_16) })).resolves.toBeDefined()
  })

  it('is replaced as a whole by an update, with a new revision', async () => {
    const { items, item } = await mapped()
    await items.create({ key: 'k', data: { a: 1, b: 2 } })
    expect(await item('k').update({ data: { a: 3 } })).toMatchObject({ revision: '1', data: { a: 3 } })
    expect((await item('k').fetch()).data).toEqual({ a: 3 })
  })

  it('takes an update for the revision that was read, and only for that one', async () => {
    const { items, item } = await mapped()
    await items.create({ key: 'k', data: {} })
    const race = [1, 2].map((who) => item('k').update({ data: { who }, ifMatch: '0' }))
    expect(await Promise.allSettled(race)).toMatchObject([
      { status: 'fulfilled', value: { revision: '1', data: { who: 1 } } },
      { status: 'rejected', reason: { status: 412, code: 54205 } },
    ])
  })

  it('is deleted for the revision that was read, and only for that one', async () => {
    const { items, item } = await mapped()
    await items.create({ key: 'k', data: {} })
    await item('k').update({ data: {} })
    await expect(item('k').remove({ ifMatch: '0' })).rejects.toMatchObject({ status: 412, code: 54205 })
    expect(await item('k').remove({ ifMatch: '1' })).toBe(true)
    await expect(item('k').fetch()).rejects.toMatchObject({ status: 404, code: 20404 })
    await expect(item('k').update({ data: {} })).rejects.toMatchObject({ status: 404, code: 20404 })
    await expect(item('k').remove()).rejects.toMatchObject({ status: 404, code: 20404 })
  })

  it('is gone the moment its ttl is over, and its key is free', async () => {
    const { items, item, clock } = await mapped()
    await items.create({ key: 'short', data: {}, itemTtl: 60, ttl: 99_999_999 })
    await items.create({ key: 'long', data: {}, ttl: 120 })
    await clock.sleep(59_999)
    await expect(item('short').fetch()).resolves.toMatchObject({ dateExpires: new Date('2026-03-02T09:01:00Z') })
    await clock.sleep(1)
    await expect(item('short').fetch()).rejects.toMatchObject({ status: 404, code: 20404 })
    expect((await items.list()).map(({ key }) => key)).toEqual(['long'])
    await expect(items.create({ key: 'short', data: {} })).resolves.toMatchObject({ revision: '0', dateExpires: null })
  })

  it('keeps its end when an update brings no ttl, and counts a new ttl from the update', async () => {
    const { items, item, clock } = await mapped()
    await items.create({ key: 'k', data: {}, ttl: 60 })
    await clock.sleep(30_000)
    expect((await item('k').update({ data: {} })).dateExpires).toEqual(new Date('2026-03-02T09:01:00Z'))
    expect((await item('k').update({ itemTtl: 60 })).dateExpires).toEqual(new Date('2026-03-02T09:01:30Z'))
  })

  it.each(['ttl', 'itemTtl', 'collectionTtl'])('is refused a %s of more than a year', async (name) => {
    const { items } = await mapped()
    const tooLong = { key: 'k', data: {}, [name]: 31_536_001 }
    await expect(items.create(tooLong)).rejects.toMatchObject({ status: 400, code: 54011 })
    await expect(items.list()).resolves.toEqual([])
  })

  it('is refused a CollectionTtl alone', async () => {
    const { items, item } = await mapped()
    await items.create({ key: 'k', data: {} })
    await expect(item('k').update({ collectionTtl: 60 })).rejects.toMatchObject({ status: 400, code: 20001 })
  })
})

describe('a list of Map Items', () => {
  const KEYS = Array.from({ length: 250 }, (_, index) => `call.${String(index).padStart(3, '0')}`)

  async function filled(keys = KEYS, judged = true) {
    const twin = await mapped(judged)
    for (const key of keys.toReversed()) await twin.items.create({ key, data: {} })
    return { ...twin, keysOf: async (params: object) => (await twin.items.list(params)).map(({ key }) => key) }
  }

  it('comes page by page in the order of the keys', async () => {
    const { keysOf } = await filled()
    expect(await keysOf({})).toEqual(KEYS)
    expect(await keysOf({ pageSize: 100 })).toEqual(KEYS)
    expect(await keysOf({ pageSize: 7, order: 'desc' })).toEqual(KEYS.toReversed())
  })

  it('names its pages', async () => {
    const { api, account, map } = await filled()
    const base = `sync.twilio.com/v1/Services/${account.syncServiceSid}/Maps/${map.sid}/Items`
    expect(await send(api, account, `GET ${base}?PageSize=100&Page=1&PageToken=PAcall.099`)).toMatchObject({
      status: 200,
      body: {
        meta: {
          page: 1,
          page_size: 100,
          key: 'items',
          url: `https://${base}?PageSize=100&Page=1&PageToken=PAcall.099`,
          first_page_url: `https://${base}?PageSize=100&Page=0`,
          previous_page_url: `https://${base}?PageSize=100&Page=0&PageToken=PBcall.100`,
          next_page_url: `https://${base}?PageSize=100&Page=2&PageToken=PAcall.199`,
        },
      },
    })
  })

  it.each(['bogus', 'PA', 'PCcall.099'])('is refused a page by a token that it never gave: %s', async (token) => {
    const { api, account, map } = await filled()
    const base = `sync.twilio.com/v1/Services/${account.syncServiceSid}/Maps/${map.sid}/Items`
    expect(await send(api, account, `GET ${base}?PageToken=${token}`)).toMatchObject({
      status: 400,
      body: { code: 20001 },
    })
  })

  it('has no page before the first one and none after the last one', async () => {
    const { items } = await filled(KEYS.slice(0, 4))
    const first = await items.page({ pageSize: 2 })
    expect(first.previousPageUrl).toBeUndefined()
    const last = await first.nextPage()
    expect(last?.nextPageUrl).toBeUndefined()
    expect(last?.instances.map(({ key }) => key)).toEqual(['call.002', 'call.003'])
  })

  it('leads back the way it came', async () => {
    const { items } = await filled(KEYS.slice(0, 6))
    const second = await (await items.page({ pageSize: 2, order: 'desc' })).nextPage()
    const third = await second?.nextPage()
    const back = await third?.previousPage()
    expect(back?.instances.map(({ key }) => key)).toEqual(['call.003', 'call.002'])
    const first = await back?.previousPage()
    expect(first?.instances.map(({ key }) => key)).toEqual(['call.005', 'call.004'])
    expect(first?.previousPageUrl).toBeUndefined()
    expect((await first?.nextPage())?.instances.map(({ key }) => key)).toEqual(['call.003', 'call.002'])
  })

  it('skips and repeats nothing when items come and go between two pages', async () => {
    const { items, item } = await filled(['a', 'c', 'e', 'g'])
    const first = await items.page({ pageSize: 2 })
    await item('c').remove()
    await items.create({ key: 'b', data: {} })
    await items.create({ key: 'd', data: {} })
    expect((await first.nextPage())?.instances.map(({ key }) => key)).toEqual(['d', 'e'])
  })

  it.each([
    ['from a key on', { from: 'c' }, ['c', 'e', 'g']],
    ['from between two keys on', { from: 'd' }, ['e', 'g']],
    ['behind a key', { from: 'c', bounds: 'exclusive' }, ['e', 'g']],
    ['from a key down', { from: 'e', order: 'desc' }, ['e', 'c', 'a']],
    ['below a key', { from: 'e', order: 'desc', bounds: 'exclusive' }, ['c', 'a']],
    ['behind the last key', { from: 'z' }, []],
    ['below the first key', { from: 'a', order: 'desc', bounds: 'exclusive' }, []],
  ])('starts %s', async (_, params, keys) => {
    const { keysOf } = await filled(['a', 'c', 'e', 'g'])
    expect(await keysOf(params)).toEqual(keys)
    expect(await keysOf({ ...params, pageSize: 1 })).toEqual(keys)
  })

  it('goes back to where its range began, and not further', async () => {
    const { items } = await filled(['a', 'c', 'e', 'g'])
    const second = await (await items.page({ from: 'c', pageSize: 1 })).nextPage()
    const back = await second?.previousPage()
    expect(back?.instances.map(({ key }) => key)).toEqual(['c'])
    expect(back?.previousPageUrl).toBeUndefined()
  })

  it.each([
    ['PageSize', { pageSize: 101 }],
    ['PageSize', { limit: 101 }],
    ['Order', { order: 'up' }],
    ['Bounds', { bounds: 'none' }],
  ])('is refused a wrong %s', async (_, params) => {
    const { keysOf } = await filled([], false)
    await expect(keysOf(params)).rejects.toMatchObject({ status: 400, code: 20001 })
  })
})
