import { newConversations } from '../../twin/api/conversations'
import { setUp } from './router-setup'

const CUSTOMER = '+15551234567'
const NUMBER = '+15557654321'
const BINDING = { 'messagingBinding.address': CUSTOMER, 'messagingBinding.proxyAddress': NUMBER }
const WORKER = 'worker-1@example.com'

function setUpConversations() {
  const { client, account, ...rest } = setUp(newConversations)
  const service = client.conversations.v1.services(account.conversationsServiceSid)
  return { client, account, service, conversations: service.conversations, ...rest }
}

/** With one Conversation. */
async function conversing() {
  const twin = setUpConversations()
  const { sid } = await twin.conversations.create()
  const conversation = twin.conversations(sid)
  return { ...twin, sid, conversation, participants: conversation.participants, messages: conversation.messages }
}

describe('a Conversation', () => {
  it('is active with no attributes when nothing else is said', async () => {
    const { conversations, account } = setUpConversations()
    expect(await conversations.create()).toMatchObject({
      accountSid: account.sid,
      chatServiceSid: account.conversationsServiceSid,
      state: 'active',
      attributes: '{}',
      uniqueName: null,
      friendlyName: null,
      dateCreated: new Date('2026-03-02T09:00:00Z'),
    })
  })

  it('is found by SID and by unique name', async () => {
    const { conversations } = setUpConversations()
    const { sid } = await conversations.create({ uniqueName: 'order-1', friendlyName: 'Order 1' })
    expect((await conversations(sid).fetch()).friendlyName).toBe('Order 1')
    expect((await conversations('order-1').fetch()).sid).toBe(sid)
  })

  it('is not found when it is not there, nor in another service', async () => {
    const { client, conversations } = setUpConversations()
    const nowhere = conversations('CH00000000000000000000000000000000')
    await expect(nowhere.fetch()).rejects.toMatchObject({ status: 404, code: 50350 })
    await expect(nowhere.update({ state: 'closed' })).rejects.toMatchObject({ status: 404, code: 50350 })
    await expect(nowhere.messages.list()).rejects.toMatchObject({ status: 404, code: 50350 })
    const elsewhere = client.conversations.v1.services('IS00000000000000000000000000000000').conversations
    await expect(elsewhere.create()).rejects.toMatchObject({ status: 404, code: 20404 })
  })

  it('is refused a unique name that is taken', async () => {
    const { conversations } = setUpConversations()
    await conversations.create({ uniqueName: 'order-1' })
    const { sid } = await conversations.create({ uniqueName: 'order-2' })
    await expect(conversations.create({ uniqueName: 'order-1' })).rejects.toMatchObject({ status: 409, code: 50353 })
    const rename = conversations(sid).update({ uniqueName: 'order-1' })
    await expect(rename).rejects.toMatchObject({ status: 409, code: 50353 })
  })

  it('gives its unique name back when it is renamed or deleted', async () => {
    const { conversations } = setUpConversations()
    await conversations.create({ uniqueName: 'order-1' })
    await conversations('order-1').update({ uniqueName: 'order-2' })
    await expect(conversations('order-1').fetch()).rejects.toMatchObject({ status: 404, code: 50350 })
    expect(await conversations('order-2').remove()).toBe(true)
    for (const uniqueName of ['order-1', 'order-2']) {
      await expect(conversations.create({ uniqueName })).resolves.toBeDefined()
    }
  })

  it('changes only what an update says', async () => {
    const { conversation, clock } = await conversing()
    await conversation.update({ attributes: '{"customer":"c-1"}' })
    await clock.sleep(1000)
    expect(await conversation.update({ friendlyName: 'Order 1' })).toMatchObject({
      attributes: '{"customer":"c-1"}',
      friendlyName: 'Order 1',
      dateUpdated: new Date('2026-03-02T09:00:01Z'),
    })
  })

  it('is refused attributes that are not JSON', async () => {
    const { conversation } = await conversing()
    await expect(conversation.update({ attributes: '{' })).rejects.toMatchObject({ status: 400, code: 20001 })
  })

  it('cannot be created closed', async () => {
    const { conversations } = setUpConversations()
    await expect(conversations.create({ state: 'closed' })).rejects.toMatchObject({ status: 400, code: 50384 })
  })

  it('stays closed once it is closed', async () => {
    const { conversation, participants, messages } = await conversing()
    const { sid } = await participants.create({ identity: WORKER })
    expect((await conversation.update({ state: 'closed' })).state).toBe('closed')
    for (const refused of [
      () => conversation.update({ state: 'active' }),
      () => participants.create({ identity: 'worker-2@example.com' }),
      () => participants(sid).remove(),
      () => messages.create({ body: 'Too late' }),
    ]) {
      await expect(refused()).rejects.toMatchObject({ status: 400, code: 50377 })
    }
    await expect(conversation.remove()).resolves.toBe(true)
  })

  it('wakes up when a message comes', async () => {
    const { conversation, messages } = await conversing()
    expect((await conversation.update({ state: 'inactive' })).state).toBe('inactive')
    await messages.create({ body: 'Hello' })
    expect((await conversation.fetch()).state).toBe('active')
  })

  it('is listed by state, in the order of creation, over several pages', async () => {
    const { conversations } = setUpConversations()
    for (let index = 0; index < 120; index++) await conversations.create({ friendlyName: String(index) })
    expect((await conversations.list()).map(({ friendlyName }) => Number(friendlyName))).toEqual([...Array(120).keys()])
    const [first] = await conversations.list({ pageSize: 1, limit: 1 })
    await conversations(first?.sid ?? '').update({ state: 'closed' })
    expect(await conversations.list({ state: 'closed' })).toHaveLength(1)
    expect(await conversations.list({ state: 'active' })).toHaveLength(119)
  })
})

describe('a participant', () => {
  it('is a worker by identity', async () => {
    const { participants, sid } = await conversing()
    const { sid: participantSid } = await participants.create({ identity: WORKER, attributes: '{"role":"agent"}' })
    expect(await participants(participantSid).fetch()).toMatchObject({
      conversationSid: sid,
      identity: WORKER,
      messagingBinding: null,
      attributes: '{"role":"agent"}',
    })
    expect((await participants(WORKER).fetch()).sid).toBe(participantSid)
  })

  it.each([
    ['sms', CUSTOMER, NUMBER],
    ['whatsapp', `whatsapp:${CUSTOMER}`, `whatsapp:${NUMBER}`],
  ])('is a customer by a pair of addresses of type %s', async (type, address, proxyAddress) => {
    const { participants } = await conversing()
    const binding = { 'messagingBinding.address': address, 'messagingBinding.proxyAddress': proxyAddress }
    expect(await participants.create(binding)).toMatchObject({
      identity: null,
      messagingBinding: { type, address, proxy_address: proxyAddress },
    })
  })

  it('comes once by identity', async () => {
    const { participants, conversations } = await conversing()
    await participants.create({ identity: WORKER })
    await expect(participants.create({ identity: WORKER })).rejects.toMatchObject({ status: 409, code: 50433 })
    const other = await conversations.create()
    await expect(conversations(other.sid).participants.create({ identity: WORKER })).resolves.toBeDefined()
  })

  it('comes once by a pair of addresses, whichever the Conversation', async () => {
    const { participants, conversations, sid } = await conversing()
    await participants.create(BINDING)
    const other = await conversations.create()
    for (const list of [participants, conversations(other.sid).participants]) {
      await expect(list.create(BINDING)).rejects.toMatchObject({
        status: 409,
        code: 50416,
        message: expect.stringContaining(sid),
      })
    }
  })

  it.each([
    ['closed', (twin: Conversing) => twin.conversation.update({ state: 'closed' })],
    ['deleted', (twin: Conversing) => twin.conversation.remove()],
    [
      'left by the participant',
      async (twin: Conversing) => twin.participants((await twin.participants.list())[0]?.sid ?? '').remove(),
    ],
  ])('may come again when the Conversation is %s', async (_, leave) => {
    const twin = await conversing()
    await twin.participants.create(BINDING)
    await leave(twin)
    const other = await twin.conversations.create()
    await expect(twin.conversations(other.sid).participants.create(BINDING)).resolves.toBeDefined()
    expect(twin.store.findActive({ address: CUSTOMER, proxyAddress: NUMBER })?.sid).toBe(other.sid)
  })

  it('keeps the pair of addresses when a Conversation is deleted that had it once and was closed', async () => {
    const { participants, conversation, conversations, store } = await conversing()
    await participants.create(BINDING)
    await conversation.update({ state: 'closed' })
    const holder = await conversations.create()
    await conversations(holder.sid).participants.create(BINDING)
    await conversation.remove()
    const third = await conversations.create()
    await expect(conversations(third.sid).participants.create(BINDING)).rejects.toMatchObject({
      status: 409,
      code: 50416,
      message: expect.stringContaining(holder.sid),
    })
    expect(store.findActive({ address: CUSTOMER, proxyAddress: NUMBER })?.sid).toBe(holder.sid)
  })

  it('keeps the pair of addresses while the Conversation is inactive', async () => {
    const { participants, conversation, conversations } = await conversing()
    await participants.create(BINDING)
    await conversation.update({ state: 'inactive' })
    const other = await conversations.create()
    await expect(conversations(other.sid).participants.create(BINDING)).rejects.toMatchObject({
      status: 409,
      code: 50416,
    })
  })

  it.each([
    ['its own address as ours', { ...BINDING, 'messagingBinding.proxyAddress': CUSTOMER }, 50409],
    ['no address', { 'messagingBinding.proxyAddress': NUMBER }, 50407],
    ['no address of ours', { 'messagingBinding.address': CUSTOMER }, 50408],
    ['a word for an address', { ...BINDING, 'messagingBinding.address': 'customer' }, 50407],
    ['a national number', { ...BINDING, 'messagingBinding.address': '5550100001' }, 50407],
    ['a WhatsApp address without a number', { ...BINDING, 'messagingBinding.address': 'whatsapp:customer' }, 50407],
    ['a word for our address', { ...BINDING, 'messagingBinding.proxyAddress': 'us' }, 50408],
    ['an empty address', { ...BINDING, 'messagingBinding.address': '' }, 50411],
    ['an empty address of ours', { ...BINDING, 'messagingBinding.proxyAddress': '' }, 50412],
    ['addresses of two channels', { ...BINDING, 'messagingBinding.address': `whatsapp:${CUSTOMER}` }, 50414],
    ['an identity of more than 256 characters', { identity: 'w'.repeat(257) }, 20001],
    ['attributes of more than 4 KB', { identity: WORKER, attributes: JSON.stringify('x'.repeat(4095)) }, 20001],
    ['nothing at all', {}, 20001],
    ['an identity and a pair', { ...BINDING, identity: WORKER }, 20001],
  ])('is refused with %s', async (_, participant, code) => {
    const { participants } = await conversing()
    await expect(participants.create(participant)).rejects.toMatchObject({ status: 400, code })
    expect(await participants.list()).toEqual([])
  })

  it('is gone once removed', async () => {
    const { participants } = await conversing()
    const { sid } = await participants.create({ identity: WORKER })
    expect(await participants(sid).remove()).toBe(true)
    await expect(participants(sid).fetch()).rejects.toMatchObject({ status: 404, code: 50432 })
    await expect(participants(sid).remove()).rejects.toMatchObject({ status: 404, code: 50432 })
    expect(await participants.list()).toEqual([])
  })

  it('is listed over several pages', async () => {
    const { participants } = await conversing()
    const identities = Array.from({ length: 60 }, (_, index) => `worker-${index}@example.com`)
    for (const identity of identities) await participants.create({ identity })
    expect((await participants.list()).map(({ identity }) => identity)).toEqual(identities)
  })
})

type Conversing = Awaited<ReturnType<typeof conversing>>

describe('a message', () => {
  it('is numbered from 0 and knows which participant wrote it', async () => {
    const { participants, messages } = await conversing()
    const { sid } = await participants.create(BINDING)
    expect(await messages.create({ author: CUSTOMER, body: 'Hello', attributes: '{"a":1}' })).toMatchObject({
      index: 0,
      author: CUSTOMER,
      body: 'Hello',
      attributes: '{"a":1}',
      participantSid: sid,
    })
    expect(await messages.create({ body: 'Hi' })).toMatchObject({ index: 1, author: 'system', participantSid: null })
  })

  it.each([
    ['empty', ''],
    ['longer than 1600 characters', 'x'.repeat(1601)],
  ])('is refused when it is %s', async (_, body) => {
    const { messages } = await conversing()
    await expect(messages.create({ body })).rejects.toMatchObject({ status: 400, code: 20001 })
  })

  it('is listed in both directions, and back again', async () => {
    const { messages } = await conversing()
    for (const body of ['a', 'b', 'c', 'd', 'e']) await messages.create({ body })
    const bodies = async (params: object) => (await messages.list(params)).map(({ body }) => body)
    expect(await bodies({ pageSize: 2 })).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(await bodies({ pageSize: 2, order: 'desc' })).toEqual(['e', 'd', 'c', 'b', 'a'])
    const second = await (await messages.page({ pageSize: 2, order: 'desc' })).nextPage()
    expect((await second?.previousPage())?.instances.map(({ body }) => body)).toEqual(['e', 'd'])
  })
})

describe('the Conversations of a participant', () => {
  it('are found by identity and by address, closed ones included', async () => {
    const { service, conversations, account } = setUpConversations()
    for (const uniqueName of ['order-1', 'order-2']) {
      const { sid } = await conversations.create({ uniqueName })
      await conversations(sid).participants.create({ identity: WORKER })
      await conversations(sid).participants.create(BINDING)
      await conversations(sid).update({ state: 'closed' })
    }
    await conversations.create({ uniqueName: 'order-3' })
    const namesOf = async (params: object) =>
      (await service.participantConversations.list(params)).map((found) => found.conversationUniqueName)
    expect(await namesOf({ identity: WORKER })).toEqual(['order-1', 'order-2'])
    expect(await namesOf({ address: CUSTOMER })).toEqual(['order-1', 'order-2'])
    expect(await namesOf({ address: NUMBER })).toEqual([])
    const [found] = await service.participantConversations.list({ address: CUSTOMER })
    expect(found).toMatchObject({
      chatServiceSid: account.conversationsServiceSid,
      conversationState: 'closed',
      participantIdentity: null,
      participantMessagingBinding: { address: CUSTOMER, proxy_address: NUMBER },
    })
  })

  it('are found without naming the service, which is the default one', async () => {
    const { client, participants, sid } = await conversing()
    await participants.create({ identity: WORKER })
    await participants.create(BINDING)
    const everywhere = client.conversations.v1.participantConversations
    for (const params of [{ address: CUSTOMER }, { identity: WORKER }]) {
      expect(await everywhere.list(params)).toMatchObject([{ conversationSid: sid, conversationState: 'active' }])
    }
    expect(await everywhere.list({ address: '+15550100009' })).toEqual([])
  })

  it('lead to the one with our number that is active, to all who are in it, and to its end', async () => {
    const { service, conversations, store } = setUpConversations()
    const sids: string[] = []
    for (const proxyAddress of [NUMBER, '+15557654322']) {
      const { sid } = await conversations.create()
      await conversations(sid).participants.create({ ...BINDING, 'messagingBinding.proxyAddress': proxyAddress })
      sids.push(sid)
    }
    const found = (await service.participantConversations.list({ address: CUSTOMER })).filter(
      ({ conversationState, participantMessagingBinding }) =>
        conversationState === 'active' && participantMessagingBinding.proxy_address === NUMBER,
    )
    expect(found.map(({ conversationSid }) => conversationSid)).toEqual([sids[0]])
    const conversation = conversations(sids[0] ?? '')
    expect(await conversation.participants.list()).toHaveLength(1)
    await conversation.messages.create({ author: 'patchbay', body: 'A voicemail', attributes: '{"seconds":20}' })
    expect(store.messages(sids[0] ?? '')).toMatchObject([
      { index: 0, author: 'patchbay', body: 'A voicemail', attributes: '{"seconds":20}' },
    ])
    await conversation.remove()
    await expect(conversation.fetch()).rejects.toMatchObject({ status: 404, code: 50350 })
    await expect(conversation.remove()).rejects.toMatchObject({ status: 404, code: 50350 })
    expect(await service.participantConversations.list({ address: CUSTOMER })).toHaveLength(1)
    expect(store.list().map(({ sid }) => sid)).toEqual([sids[1]])
  })

  it.each([
    [{}, 20001],
    [{ identity: WORKER, address: CUSTOMER }, 50451],
  ])('are not looked for by %j', async (params, code) => {
    const { service } = setUpConversations()
    await expect(service.participantConversations.list(params)).rejects.toMatchObject({ status: 400, code })
  })
})

describe('a participant', () => {
  it('is described, by SID and by identity, and nothing else changes', async () => {
    const { participants, clock } = await conversing()
    const customer = await participants.create(BINDING)
    await participants.create({ identity: WORKER })
    await clock.sleep(1000)
    const attributes = '{"customer_id":"7","display_name":"Grace"}'
    const described = await participants(customer.sid).update({ attributes })
    expect(described).toMatchObject({ attributes, messagingBinding: { address: CUSTOMER }, identity: null })
    expect(described.dateUpdated).toEqual(new Date('2026-03-02T09:00:01Z'))
    expect(await participants(WORKER).update({ attributes: '{}' })).toMatchObject({ identity: WORKER })
    expect(await participants(WORKER).update({})).toMatchObject({ attributes: '{}' })
    expect((await participants.list()).map((one) => one.attributes)).toEqual([attributes, '{}'])
  })

  it('is not described when they are not there, by what is no JSON or too long, or once it is closed', async () => {
    const { participants, conversation } = await conversing()
    const { sid } = await participants.create(BINDING)
    const nobody = participants(`MB${'0'.repeat(32)}`).update({ attributes: '{}' })
    await expect(nobody).rejects.toMatchObject({ status: 404, code: 50432 })
    for (const attributes of ['avatar', JSON.stringify('x'.repeat(4096))]) {
      await expect(participants(sid).update({ attributes })).rejects.toMatchObject({ status: 400, code: 20001 })
    }
    await conversation.update({ state: 'closed' })
    await expect(participants(sid).update({ attributes: '{}' })).rejects.toMatchObject({ code: 50377 })
  })
})

describe('the store', () => {
  it('is the memory behind the REST API', async () => {
    const { store, conversations } = setUpConversations()
    const { sid } = store.create()
    store.addCustomer(sid, { address: CUSTOMER, proxyAddress: NUMBER })
    store.addWorker(sid, WORKER)
    store.addMessage(sid, CUSTOMER, 'Hello')
    expect((await conversations(sid).participants.list()).map(({ identity }) => identity)).toEqual([null, WORKER])
    expect((await conversations(sid).messages.list()).map(({ body }) => body)).toEqual(['Hello'])
    expect(store.fetch(sid)).toMatchObject({ sid, state: 'active', participants: [{}, { identity: WORKER }] })
    expect(store.findActive({ address: CUSTOMER, proxyAddress: NUMBER })).toEqual(store.fetch(sid))
    expect(store.findActive({ address: NUMBER, proxyAddress: CUSTOMER })).toBeUndefined()
  })

  it('throws what the REST API answers', () => {
    const { store } = setUpConversations()
    expect(() => store.fetch('CH00000000000000000000000000000000')).toThrow(
      expect.objectContaining({ status: 404, code: 50350 }),
    )
  })
})
