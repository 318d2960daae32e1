import { newIncomingNumbers } from '../../twin/api/incoming-numbers'
import { send, setUp } from './router-setup'

const [OLDEST, SECOND, THIRD] = ['+12025550101', '+12025550102', '+442071838750'] as const

function three() {
  const twin = setUp(newIncomingNumbers)
  twin.store.own([OLDEST, SECOND, THIRD])
  const list = async (params: object = {}) =>
    (await twin.client.incomingPhoneNumbers.list(params)).map(({ phoneNumber }) => phoneNumber)
  return { ...twin, list }
}

describe('The list of the phone numbers of the account', () => {
  it('is empty until somebody owns one', async () => {
    const { client, emitted } = setUp(newIncomingNumbers)
    expect(await client.incomingPhoneNumbers.list()).toEqual([])
    expect(emitted).not.toContainEqual(expect.objectContaining({ kind: 'violation' }))
  })

  it('tells of each field by field, as Twilio describes it', async () => {
    const { client, account, emitted } = three()
    const [number] = await client.incomingPhoneNumbers.list({ phoneNumber: OLDEST })
    expect(number).toMatchObject({
      sid: expect.stringMatching(/^PN[0-9a-f]{32}$/),
      accountSid: account.sid,
      phoneNumber: OLDEST,
      origin: 'twilio',
      status: 'in-use',
      capabilities: { voice: true, sms: true },
      dateCreated: new Date('2026-03-02T09:00:00Z'),
      uri: `/2010-04-01/Accounts/${account.sid}/IncomingPhoneNumbers/${number?.sid}.json`,
    })
    expect(emitted).not.toContainEqual(expect.objectContaining({ kind: 'violation' }))
  })

  it('has the newest first, over several pages and back', async () => {
    const { client, list, emitted } = three()
    expect(await list()).toEqual([THIRD, SECOND, OLDEST])
    expect(await list({ pageSize: 1 })).toEqual([THIRD, SECOND, OLDEST])
    const second = await (await client.incomingPhoneNumbers.page({ pageSize: 1 })).nextPage()
    expect(second?.instances.map(({ phoneNumber }) => phoneNumber)).toEqual([SECOND])
    expect((await second?.previousPage())?.instances.map(({ phoneNumber }) => phoneNumber)).toEqual([THIRD])
    expect(emitted).not.toContainEqual(expect.objectContaining({ kind: 'violation' }))
  })

  it('names the pages around it relative to the API', async () => {
    const { api, account } = three()
    const path = `/2010-04-01/Accounts/${account.sid}/IncomingPhoneNumbers.json`
    expect(await send(api, account, `GET api.twilio.com${path}?PageSize=2`)).toMatchObject({
      status: 200,
      body: {
        first_page_uri: `${path}?PageSize=2&Page=0`,
        next_page_uri: expect.stringContaining(`${path}?PageSize=2&Page=1&PageToken=PA`),
        previous_page_uri: null,
        page_size: 2,
        end: 1,
      },
    })
  })

  it('is asked for one number', async () => {
    const { list } = three()
    expect(await list({ phoneNumber: SECOND })).toEqual([SECOND])
    expect(await list({ phoneNumber: '+12025550109' })).toEqual([])
  })

  it('has a number once, under one SID, however often somebody owns it', async () => {
    const { store, client } = three()
    const before = await client.incomingPhoneNumbers.list()
    store.own([SECOND, OLDEST])
    expect(await client.incomingPhoneNumbers.list()).toEqual(before)
  })

  it('is not that of another account', async () => {
    const { client } = three()
    const elsewhere = client.api.v2010.accounts(`AC${'0'.repeat(32)}`).incomingPhoneNumbers
    await expect(elsewhere.list()).rejects.toMatchObject({ status: 404, code: 20404 })
  })
})
