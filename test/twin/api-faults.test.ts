import { newPlatform } from '../../twin/platform'
import type { TwinEvent } from '../../twin/events'
import { stoppedClock } from './router-setup'

const CREATE_ITEM = 'POST sync.twilio.com/v1/Services/{ServiceSid}/Maps/{MapSid}/Items'

/** A Map with one item, and then the fault. */
async function told(...faults: readonly string[]) {
  const platform = newPlatform(stoppedClock('2026-03-02T09:00:00Z'))
  const { client, account, events } = platform
  const sync = client.sync.v1.services(account.syncServiceSid)
  await sync.syncMaps.create({ uniqueName: 'calls' })
  const items = sync.syncMaps('calls').syncMapItems
  await items.create({ key: 'there', data: { revision: 0 } })
  const emitted: TwinEvent[] = []
  events.listen(({ event }) => emitted.push(event))
  for (const fault of faults) platform.faults.add(fault)
  return { ...platform, sync, items, emitted }
}

const did = (what: string) => ({ kind: 'did', who: 'twin', what })

describe('A fault answers in place of Twilio', () => {
  it.each([
    ['sync: 429', 429, 54009],
    ['sync: 500', 500, 20500],
    ['sync: 503', 503, 20503],
  ])('with an error of its form: %s', async (fault, status, code) => {
    const { items, emitted } = await told(`${fault} x1`)
    await expect(items.create({ key: 'new', data: {} })).rejects.toMatchObject({
      status,
      code,
      moreInfo: `https://www.twilio.com/docs/errors/${code}`,
    })
    expect(emitted).toEqual([
      did(`answers ${status} to ${CREATE_ITEM}, as told`),
      { kind: 'api', exchange: expect.objectContaining({ operation: CREATE_ITEM, status }) },
    ])
    await expect(items('new').fetch()).rejects.toMatchObject({ status: 404 })
  })

  it.each([
    ['proxy.twilio.com', 80621],
    ['conversations.twilio.com', 50063],
  ])("with the product's own code for too many requests to %s", async (host, code) => {
    const { client } = await told(`${host}: 429 retry-after 7s`)
    expect(await client.request({ method: 'get', uri: `https://${host}/v1/Services` })).toMatchObject({
      statusCode: 429,
      body: { code, status: 429 },
      headers: { 'content-type': 'application/json', 'retry-after': '7' },
    })
  })

  it('for as long as it was told, and then Twilio answers again', async () => {
    const { items } = await told('POST Items: 503 x2')
    for (const _ of [1, 2]) await expect(items.create({ key: 'new', data: {} })).rejects.toMatchObject({ status: 503 })
    await expect(items.create({ key: 'new', data: {} })).resolves.toBeDefined()
  })

  it('without the judge, who would not know what to say of an exchange that Twilio did not have', async () => {
    const { client, emitted } = await told('sync: 500')
    await client.request({ method: 'get', uri: 'https://sync.twilio.com/v1/Trees' })
    expect(emitted).not.toContainEqual(expect.objectContaining({ kind: 'violation' }))
  })
})

describe('An answer', () => {
  it('comes late, in real time, though what was asked is done at once', async () => {
    const { items, emitted } = await told('POST Items: delay 100ms x1')
    const startedAt = performance.now()
    const late = items.create({ key: 'new', data: {} })
    await expect(items('new').fetch()).resolves.toBeDefined()
    await expect(late).resolves.toMatchObject({ key: 'new' })
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(99)
    expect(emitted[0]).toEqual(did(`keeps back its answer to ${CREATE_ITEM} for 100 ms, as told`))
    const [first, last] = emitted.flatMap((event) => (event.kind === 'api' ? [event.exchange] : []))
    expect(first).toMatchObject({ operation: expect.stringContaining('GET') })
    expect(last?.milliseconds).toBeGreaterThanOrEqual(99)
  })

  it('never comes, until the SDK has waited enough', async () => {
    const { client, items, emitted } = await told('sync: hang x1')
    const request = { method: 'get', uri: 'https://sync.twilio.com/v1/Services/default', timeout: 30 } as const
    await expect(client.request(request)).rejects.toMatchObject({
      code: 'ECONNABORTED',
      message: 'timeout of 30ms exceeded',
    })
    expect(emitted).toEqual([did('never answers GET sync.twilio.com/v1/Services/{Sid}, as told')])
    await expect(items('there').fetch()).resolves.toBeDefined()
  })

  it('is lost with its connection, and nothing was done', async () => {
    const { items, emitted } = await told('POST Items: reset x1')
    await expect(items.create({ key: 'new', data: {} })).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(emitted).toEqual([did(`breaks the connection in place of an answer to ${CREATE_ITEM}, as told`)])
    await expect(items.create({ key: 'new', data: {} })).resolves.toBeDefined()
  })
})

describe('Somebody else', () => {
  it('creates the same item just before', async () => {
    const { items, emitted } = await told('POST Items: conflict x1')
    await expect(items.create({ key: 'new', data: {} })).rejects.toMatchObject({ status: 409, code: 54208 })
    expect(emitted).toEqual([
      did(`lets somebody else make the same write just before ${CREATE_ITEM}, as told`),
      { kind: 'api', exchange: expect.objectContaining({ status: 409 }) },
    ])
  })

  it('updates the same item just before, for whom no revision matters', async () => {
    const { items } = await told('POST Items/{Key}: conflict x1')
    const update = items('there').update({ data: { by: 'us' }, ifMatch: '0' })
    await expect(update).rejects.toMatchObject({ status: 412, code: 54205 })
    await expect(items('there').fetch()).resolves.toMatchObject({ revision: '1' })
  })

  it('updates it whichever revision we think it has', async () => {
    const { items } = await told('POST Items/{Key}: conflict x1')
    const update = items('there').update({ data: { by: 'us' }, ifMatch: '7' })
    await expect(update).rejects.toMatchObject({ status: 412, code: 54205 })
    await expect(items('there').fetch()).resolves.toMatchObject({ revision: '1' })
  })

  it('is overwritten by an update that asks for no revision', async () => {
    const { items } = await told('POST Items/{Key}: conflict x1')
    await expect(items('there').update({ data: { by: 'us' } })).resolves.toMatchObject({ revision: '2' })
  })

  it('removes the same item just before', async () => {
    const { items } = await told('DELETE Items: conflict x1')
    await expect(items('there').remove({ ifMatch: '0' })).rejects.toMatchObject({ status: 404, code: 20404 })
  })

  it('cannot stand in the way of a read', async () => {
    const { items, emitted } = await told('GET Items: conflict x1')
    await expect(items('there').fetch()).resolves.toBeDefined()
    expect(emitted[0]).toEqual(did(expect.stringContaining('finds nothing to conflict with in GET ')))
  })
})
