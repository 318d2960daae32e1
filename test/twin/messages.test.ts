import { newMessages } from '../../twin/api/messages'
import { segmentsIn } from '../../twin/api/sms-segments'
import { send, setUp } from './router-setup'

const CUSTOMER = '+15550100001'
const NUMBER = '+15550300001'
const SERVICE = `MG${'0'.repeat(32)}`
const EMPTY = `MG${'1'.repeat(32)}`

function configured() {
  const twin = setUp(newMessages)
  twin.store.configure({ numbers: [NUMBER], services: { [SERVICE]: [NUMBER], [EMPTY]: [] } })
  return { ...twin, messages: twin.client.messages }
}

describe('A text', () => {
  it('is queued, heard of, and delivered when anybody looks', async () => {
    const { messages, store, emitted } = configured()
    const sent = await messages.create({ from: NUMBER, to: CUSTOMER, body: 'You have a voicemail' })
    expect(sent).toMatchObject({
      status: 'queued',
      from: NUMBER,
      to: CUSTOMER,
      direction: 'outbound-api',
      numSegments: '1',
    })
    expect(sent.dateSent).toBeNull()
    expect(emitted[0]).toEqual({
      kind: 'said',
      via: 'message',
      from: NUMBER,
      to: CUSTOMER,
      words: 'You have a voicemail',
    })
    expect(await messages(sent.sid).fetch()).toMatchObject({
      status: 'delivered',
      body: 'You have a voicemail',
      dateSent: new Date('2026-03-02T09:00:00Z'),
    })
    expect(store.list()).toMatchObject([{ sid: sent.sid, from: NUMBER, to: CUSTOMER, body: 'You have a voicemail' }])
  })

  it('is given to a Messaging Service, which chooses a number', async () => {
    const { messages } = configured()
    const sent = await messages.create({ messagingServiceSid: SERVICE, to: CUSTOMER, body: 'Hello' })
    expect(sent).toMatchObject({ status: 'accepted', from: null, messagingServiceSid: SERVICE })
    expect(await messages(sent.sid).fetch()).toMatchObject({ status: 'delivered', from: NUMBER })
  })

  it.each<[string, Partial<Record<'to' | 'from' | 'body' | 'messagingServiceSid', string>>, number]>([
    ['to what is no phone number', { to: '+1555' }, 21211],
    ['from a number that is not ours', { from: '+15550999999' }, 21606],
    ['with no words', { body: '' }, 21602],
    ['of more than 1600 characters', { body: 'x'.repeat(1601) }, 21617],
    ['to the number that it comes from', { to: NUMBER }, 21266],
    ['by a service that there is not', { messagingServiceSid: `MG${'2'.repeat(32)}` }, 21701],
    ['by a service without numbers', { messagingServiceSid: EMPTY }, 21703],
  ])('is refused %s', async (_, changes, code) => {
    const { messages, store, emitted } = configured()
    const refused = messages.create({ from: NUMBER, to: CUSTOMER, body: 'Hello', ...changes })
    await expect(refused).rejects.toMatchObject({ status: 400, code })
    expect(store.list()).toEqual([])
    expect(emitted).toMatchObject([{ kind: 'api' }])
  })

  it.each([
    ['to nobody', { To: '', From: NUMBER, Body: 'Hello' }, 21604],
    ['to a caller who has hidden their number', { To: 'anonymous', From: NUMBER, Body: 'Hello' }, 21211],
    ['from nobody', { To: CUSTOMER, Body: 'Hello' }, 21603],
    ['without a body', { To: CUSTOMER, From: NUMBER }, 21602],
  ])('is refused %s', async (_, fields, code) => {
    const { api, account } = setUp(newMessages, { judged: false })
    const form = new URLSearchParams(fields)
    const target = `POST api.twilio.com/2010-04-01/Accounts/${account.sid}/Messages.json`
    expect(await send(api, account, target, { form })).toMatchObject({ status: 400, body: { code } })
  })

  it('of 1600 characters is taken', async () => {
    const { messages } = configured()
    const sent = await messages.create({ from: NUMBER, to: CUSTOMER, body: 'x'.repeat(1600) })
    expect(sent.numSegments).toBe('11')
  })

  it('is refused to a customer who wants none from this number, and to nobody else', async () => {
    const { messages, store } = configured()
    store.optOut(CUSTOMER, NUMBER)
    const refused = messages.create({ from: NUMBER, to: CUSTOMER, body: 'Hello' })
    await expect(refused).rejects.toMatchObject({ status: 400, code: 21610 })
    await expect(messages.create({ from: NUMBER, to: '+15550100002', body: 'Hello' })).resolves.toBeDefined()
  })

  it('is refused by an account without numbers', async () => {
    const { client } = setUp(newMessages)
    const refused = client.messages.create({ from: NUMBER, to: CUSTOMER, body: 'Hello' })
    await expect(refused).rejects.toMatchObject({ status: 400, code: 21606 })
  })

  it('is not found when it was never sent', async () => {
    const { messages } = configured()
    await expect(messages(`SM${'0'.repeat(32)}`).fetch()).rejects.toMatchObject({ status: 404, code: 20404 })
  })

  it('is listed by who sent it and who got it, the newest first', async () => {
    const { messages } = configured()
    for (const to of [CUSTOMER, '+15550100002', CUSTOMER]) await messages.create({ from: NUMBER, to, body: to })
    expect((await messages.list({ pageSize: 2 })).map(({ to }) => to)).toEqual([CUSTOMER, '+15550100002', CUSTOMER])
    expect(await messages.list({ to: '+15550100002' })).toHaveLength(1)
    expect(await messages.list({ from: NUMBER, to: CUSTOMER })).toHaveLength(2)
    expect(await messages.list({ from: CUSTOMER })).toEqual([])
  })

  it.each([
    ['a', 1, 1],
    ['a', 160, 1],
    ['a', 161, 2],
    ['a', 306, 2],
    ['a', 307, 3],
    ['€', 80, 1],
    ['€', 81, 2],
    ['ł', 70, 1],
    ['ł', 71, 2],
    ['👍', 35, 1],
    ['👍', 36, 2],
  ])('of %j, %d times, has %d segments', (character, times, segments) => {
    expect(segmentsIn(character.repeat(times))).toBe(segments)
  })
})

describe('A text that the network has carried', () => {
  const carried = {
    sid: `SM${'1'.repeat(32)}`,
    from: CUSTOMER,
    to: NUMBER,
    body: 'Hello',
    messagingServiceSid: undefined,
    sentAt: new Date('2026-03-02T09:00:00Z'),
  }

  it.each([
    ['inbound', 'received'],
    ['outbound-api', 'delivered'],
    ['outbound-reply', 'delivered'],
  ] as const)('%s, is %s for the REST API, and was not sent by it', async (direction, status) => {
    const { messages, store } = configured()
    store.put({ ...carried, direction })
    const shown = { from: CUSTOMER, to: NUMBER, body: 'Hello', direction, status }
    expect(await messages(carried.sid).fetch()).toMatchObject(shown)
    expect(await messages.list()).toMatchObject([shown])
    expect(store.list()).toEqual([])
  })

  it('is deleted once and for all, as any other', async () => {
    const { messages, store } = configured()
    store.put({ ...carried, direction: 'inbound' })
    const sent = await messages.create({ from: NUMBER, to: CUSTOMER, body: 'Hello' })
    for (const { sid } of [carried, sent]) {
      expect(await messages(sid).remove()).toBe(true)
      await expect(messages(sid).fetch()).rejects.toMatchObject({ status: 404, code: 20404 })
      await expect(messages(sid).remove()).rejects.toMatchObject({ status: 404, code: 20404 })
    }
  })
})
