import { newRecordings } from '../../twin/api/recordings'
import type { Recording } from '../../twin/api/recordings-store'
import { send, setUp } from './router-setup'

const SID = (prefix: string, digit: number | string = 0) => prefix + String(digit).repeat(32)

const heard: Recording = {
  sid: SID('RE', 1),
  callSid: SID('CA', 1),
  durationSeconds: 20,
  channels: 1,
  source: 'RecordVerb',
  startedAt: new Date('2026-03-02T09:00:00Z'),
  status: 'completed',
}

describe('A recording', () => {
  it('is told of field by field', async () => {
    const { client, store, account } = setUp(newRecordings)
    store.add(heard)
    expect(await client.recordings(heard.sid).fetch()).toMatchObject({
      sid: heard.sid,
      accountSid: account.sid,
      callSid: heard.callSid,
      duration: '20',
      channels: 1,
      source: 'RecordVerb',
      status: 'completed',
      startTime: heard.startedAt,
      dateCreated: heard.startedAt,
      errorCode: null,
      uri: `/2010-04-01/Accounts/${account.sid}/Recordings/${heard.sid}.json`,
      mediaUrl: `https://api.twilio.com/2010-04-01/Accounts/${account.sid}/Recordings/${heard.sid}`,
    })
  })

  it('has no duration until it is completed', async () => {
    const { client, store, clock } = setUp(newRecordings)
    store.add({ ...heard, durationSeconds: undefined, status: 'in-progress' })
    expect(await client.recordings(heard.sid).fetch()).toMatchObject({ status: 'in-progress', duration: null })
    await clock.sleep(30_000)
    store.complete(heard.sid, 12)
    expect(await client.recordings(heard.sid).fetch()).toMatchObject({
      status: 'completed',
      duration: '12',
      dateUpdated: new Date('2026-03-02T09:00:30Z'),
    })
    expect(store.find(heard.sid)).toMatchObject({ status: 'completed', durationSeconds: 12 })
  })

  it('keeps the duration with which it was added', () => {
    const { store } = setUp(newRecordings)
    store.add({ ...heard, status: 'processing' })
    store.complete(heard.sid)
    expect(store.find(heard.sid)).toMatchObject({ status: 'completed', durationSeconds: 20 })
  })

  it('is absent when nothing was heard, with the reason', async () => {
    const { client, store } = setUp(newRecordings)
    store.add({ ...heard, status: 'in-progress' })
    store.markAbsent(heard.sid, 16102)
    expect(await client.recordings(heard.sid).fetch()).toMatchObject({
      status: 'absent',
      duration: '0',
      errorCode: 16102,
    })
  })

  it('is gone once it is deleted, everywhere', async () => {
    const { client, store } = setUp(newRecordings)
    store.add(heard)
    expect(await client.recordings(heard.sid).remove()).toBe(true)
    const gone = { status: 404, code: 20404 }
    await expect(client.recordings(heard.sid).fetch()).rejects.toMatchObject(gone)
    await expect(client.recordings(heard.sid).remove()).rejects.toMatchObject(gone)
    expect(await client.recordings.list()).toEqual([])
    expect(store.find(heard.sid)).toBeUndefined()
    store.complete(heard.sid, 20)
    expect(store.list()).toEqual([])
  })

  it('is not found in another account', async () => {
    const { client, store } = setUp(newRecordings)
    store.add(heard)
    const elsewhere = client.api.v2010.accounts(SID('AC')).recordings(heard.sid)
    await expect(elsewhere.fetch()).rejects.toMatchObject({ status: 404, code: 20404 })
  })

  it('is told of to nobody without credentials', async () => {
    const { api, account, store } = setUp(newRecordings)
    store.add(heard)
    const target = `GET api.twilio.com/2010-04-01/Accounts/${account.sid}/Recordings/${heard.sid}.json`
    expect(await send(api, account, target, { headers: {} })).toMatchObject({ status: 401, body: { code: 20003 } })
  })
})

describe('The list of recordings', () => {
  function five() {
    const twin = setUp(newRecordings)
    for (const day of [1, 2, 3, 4, 5]) {
      const startedAt = new Date(`2026-03-0${day}T09:00:00Z`)
      twin.store.add({ ...heard, sid: SID('RE', day), callSid: SID('CA', day % 2), startedAt })
    }
    const days = async (params: object = {}) =>
      (await twin.client.recordings.list(params)).map(({ sid }) => Number(sid.at(-1)))
    return { ...twin, days }
  }

  it('has the newest first, over several pages and back', async () => {
    const { client, days } = five()
    expect(await days()).toEqual([5, 4, 3, 2, 1])
    expect(await days({ pageSize: 2 })).toEqual([5, 4, 3, 2, 1])
    const second = await (await client.recordings.page({ pageSize: 2 })).nextPage()
    expect(second?.instances.map(({ sid }) => sid)).toEqual([SID('RE', 3), SID('RE', 2)])
    expect((await second?.previousPage())?.instances.map(({ sid }) => sid)).toEqual([SID('RE', 5), SID('RE', 4)])
  })

  it('goes on where it was while recordings are deleted', async () => {
    const { client } = five()
    const first = await client.recordings.page({ pageSize: 2 })
    for (const { sid } of first.instances) await client.recordings(sid).remove()
    expect((await first.nextPage())?.instances.map(({ sid }) => sid)).toEqual([SID('RE', 3), SID('RE', 2)])
  })

  it('is that of a call', async () => {
    const { days } = five()
    expect(await days({ callSid: SID('CA', 0) })).toEqual([4, 2])
  })

  it.each<[string, object, readonly number[]]>([
    ['of a day', { dateCreated: new Date('2026-03-03') }, [3]],
    ['until a moment', { dateCreatedBefore: new Date('2026-03-02T09:00:00Z') }, [2, 1]],
    ['from a moment on', { dateCreatedAfter: new Date('2026-03-04T09:00:00Z') }, [5, 4]],
    [
      'between two midnights',
      { dateCreatedAfter: new Date('2026-03-02'), dateCreatedBefore: new Date('2026-03-04') },
      [3, 2],
    ],
  ])('is that %s', async (_, params, expected) => {
    const { days } = five()
    expect(await days(params)).toEqual(expected)
  })

  it('takes a date in place of a time, as it is documented', async () => {
    const { api, account } = five()
    const list = `GET api.twilio.com/2010-04-01/Accounts/${account.sid}/Recordings.json`
    expect(await send(api, account, `${list}?DateCreated>=2026-03-05&PageSize=1`)).toMatchObject({
      status: 200,
      body: {
        recordings: [{ sid: SID('RE', 5) }],
        page: 0,
        page_size: 1,
        start: 0,
        end: 0,
        next_page_uri: null,
        previous_page_uri: null,
        uri: `/2010-04-01/Accounts/${account.sid}/Recordings.json?DateCreated%3E=2026-03-05&PageSize=1&Page=0`,
      },
    })
  })
})
