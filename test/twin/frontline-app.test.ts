import { newFrontlineApp } from '../../twin/network/frontline-app'
import { readAnswer } from '../../twin/network/frontline-callback'
import { json, type Reply } from './support/fake-functions'
import { CUSTOMER, debuggerCodes, deeds, FRONTLINE_NUMBER, paramsOf } from './support/small-network'
import { smallNetwork, WORKER, type SmallNetwork } from './support/small-network'

describe('the Frontline app', () => {
  let twin: SmallNetwork
  beforeEach(async () => {
    twin = await smallNetwork()
  })
  afterEach(() => twin.functions.close())

  const answerWith = (reply: Reply) => twin.functions.answer('/outgoing', reply)

  const wanted = { worker: WORKER, customerId: '7', channelType: 'sms', channelValue: CUSTOMER } as const

  const start = (changes: Partial<Parameters<ReturnType<typeof newFrontlineApp>['startConversation']>[0]> = {}) =>
    newFrontlineApp({ ...twin, outgoingConversationUrl: `${twin.functions.url}/outgoing` }).startConversation({
      ...wanted,
      ...changes,
    })

  test('asks for the proxy address, adds the customer and then the worker', async () => {
    answerWith(json({ proxy_address: FRONTLINE_NUMBER }))
    const report = await start()
    expect(report).toMatchObject({ outcome: 'started', proxyAddress: FRONTLINE_NUMBER })
    expect(paramsOf(report, '/outgoing')).toEqual({
      Location: 'GetProxyAddress',
      Worker: WORKER,
      CustomerId: '7',
      ChannelType: 'sms',
      ChannelValue: CUSTOMER,
    })
    expect(twin.functions.received[0]?.headers['content-type']).toBe('application/x-www-urlencoded')
    expect(twin.conversations.fetch(report.conversationSid ?? '').participants).toMatchObject([
      { messagingBinding: { address: CUSTOMER, proxyAddress: FRONTLINE_NUMBER } },
      { identity: WORKER },
    ])
    expect(deeds(report)).toEqual([
      'worker-1@example.com starts a conversation with +15550100001',
      'worker-1@example.com writes to +15550100001 as +15550200001',
    ])
  })

  test('reaches a customer on WhatsApp by a WhatsApp address', async () => {
    answerWith(json({ proxy_address: 'whatsapp:+15550200001' }))
    const report = await start({ channelType: 'whatsapp', channelValue: `whatsapp:${CUSTOMER}` })
    expect(report.outcome).toBe('started')
  })

  test.each<[string, Reply, number]>([
    ['no JSON', { type: 'application/json', body: 'hello' }, 48003],
    ['JSON that was encoded twice', json(JSON.stringify({ proxy_address: FRONTLINE_NUMBER })), 48003],
    ['another content type', json({ proxy_address: FRONTLINE_NUMBER }, 'text/plain'), 48003],
    ['more than 64 kB', json({ proxy_address: FRONTLINE_NUMBER, more: 'x'.repeat(64 * 1024) }), 48003],
    ['status 403', { status: 403, type: 'application/json', body: '{}' }, 48004],
    ['status 503', { status: 503 }, 48004],
    ['no proxy address', json({}), 48026],
    ['a proxy address that is none', json({ proxy_address: '5550200001' }), 48026],
    ['a proxy address of another type', json({ proxy_address: 15550200001 }), 48026],
    ['the contact’s own address', json({ proxy_address: CUSTOMER }), 48027],
    ['an address of another channel', json({ proxy_address: 'whatsapp:+15550200001' }), 48029],
  ])('refuses %s', async (_, reply, code) => {
    answerWith(reply)
    const report = await start()
    expect(report).toMatchObject({ outcome: 'refused', proxyAddress: undefined })
    expect(debuggerCodes(report)).toEqual([code])
    expect(twin.conversations.fetch(report.conversationSid ?? '').participants).toEqual([])
  })

  test('refuses a plain number for a customer on WhatsApp', async () => {
    answerWith(json({ proxy_address: FRONTLINE_NUMBER }))
    const report = await start({ channelType: 'whatsapp', channelValue: `whatsapp:${CUSTOMER}` })
    expect(debuggerCodes(report)).toEqual([48029])
  })

  test.each([
    ['sms', 'abc'],
    ['sms', `whatsapp:${CUSTOMER}`],
    ['sms', '5550100001'],
    ['whatsapp', 'abc'],
  ] as const)('refuses a contact by %s who is %s', async (channelType, channelValue) => {
    const channel = channelValue.startsWith('whatsapp:') ? 'whatsapp:' : ''
    answerWith(json({ proxy_address: channel + FRONTLINE_NUMBER }))
    const report = await start({ channelType, channelValue })
    expect(report.outcome).toBe('refused')
    expect(report.mistakes).toEqual([])
    expect(debuggerCodes(report)).toEqual([48025])
  })

  describe('that knows the numbers of the account', () => {
    const startOwning = (ownedAddresses: readonly string[], start: typeof wanted | object = wanted) =>
      newFrontlineApp({
        ...twin,
        outgoingConversationUrl: `${twin.functions.url}/outgoing`,
        ownedAddresses,
      }).startConversation({ ...wanted, ...start })

    test('takes one of them', async () => {
      answerWith(json({ proxy_address: FRONTLINE_NUMBER }))
      expect((await startOwning(['+15550200002', FRONTLINE_NUMBER])).outcome).toBe('started')
    })

    test('refuses another', async () => {
      answerWith(json({ proxy_address: FRONTLINE_NUMBER }))
      const report = await startOwning(['+15550200002'])
      expect(report).toMatchObject({ outcome: 'refused', mistakes: [{ code: 48028 }] })
      expect(debuggerCodes(report)).toEqual([48028])
    })

    test('refuses another on WhatsApp, where a sender is a number of the account, too', async () => {
      answerWith(json({ proxy_address: `whatsapp:${FRONTLINE_NUMBER}` }))
      const onWhatsapp = { ...wanted, channelType: 'whatsapp', channelValue: `whatsapp:${CUSTOMER}` } as const
      expect(debuggerCodes(await startOwning(['+15550200002'], onWhatsapp))).toEqual([48028])
      expect((await startOwning([FRONTLINE_NUMBER], onWhatsapp)).outcome).toBe('started')
    })
  })

  test('refuses a pair that is in an active conversation', async () => {
    answerWith(json({ proxy_address: FRONTLINE_NUMBER }))
    await start()
    const report = await start()
    expect(report.outcome).toBe('refused')
    expect(debuggerCodes(report)).toEqual([48031])
  })

  test('cannot ask without a URL', async () => {
    const report = await newFrontlineApp({ ...twin, outgoingConversationUrl: undefined }).startConversation(wanted)
    expect(report).toMatchObject({ outcome: 'refused', requests: [] })
    expect(debuggerCodes(report)).toEqual([48001])
  })

  test('says when nobody listens at the URL', async () => {
    const parts = { ...twin, outgoingConversationUrl: 'http://127.0.0.1:1/' }
    expect(debuggerCodes(await newFrontlineApp(parts).startConversation(wanted))).toEqual([48004])
  })

  test('says when the answer came too late', () => {
    const late = {
      method: 'POST',
      url: '',
      params: {},
      status: 0,
      contentType: '',
      body: 'no answer within 6 s',
    } as const
    expect(readAnswer({ ...late, failed: 'timed-out' })).toMatchObject({ code: 48005 })
  })

  test('adds a customer in a chat by their identity', async () => {
    answerWith(json({ proxy_address: 'business' }))
    const report = await start({ channelType: 'chat', channelValue: 'customer-7' })
    expect(report.outcome).toBe('started')
    expect(twin.conversations.fetch(report.conversationSid ?? '').participants).toMatchObject([
      { identity: 'customer-7' },
      { identity: WORKER },
    ])
  })

  test.each(['', 'system', 'private', 'unique', `US${'0'.repeat(32)}`, 'x'.repeat(257)])(
    'refuses %p as the identity of a customer in a chat',
    async (channelValue) => {
      answerWith(json({ proxy_address: 'business' }))
      expect(debuggerCodes(await start({ channelType: 'chat', channelValue }))).toEqual([48033])
    },
  )

  test.each([
    ['the worker', 48023, { channelType: 'sms', channelValue: CUSTOMER }, WORKER],
    ['a customer in a chat', 48024, { channelType: 'chat', channelValue: 'customer-7' }, 'customer-7'],
  ] as const)('refuses when %s is in too many conversations', async (_, code, contact, identity) => {
    for (let n = 0; n < 1000; n++) twin.conversations.addWorker(twin.conversations.create().sid, identity)
    answerWith(json({ proxy_address: FRONTLINE_NUMBER }))
    const report = await start(contact)
    expect(report.outcome).toBe('refused')
    expect(debuggerCodes(report)).toEqual([code])
  })

  test('refuses a URL that is none', async () => {
    const app = newFrontlineApp({ ...twin, outgoingConversationUrl: 'patchbay' })
    expect(debuggerCodes(await app.startConversation(wanted))).toEqual([48002])
  })

  test('refuses a number that WhatsApp does not know', async () => {
    answerWith(json({ proxy_address: 'whatsapp:+15550200001' }))
    const parts = { ...twin, outgoingConversationUrl: `${twin.functions.url}/outgoing` }
    const contact = { ...wanted, channelType: 'whatsapp', channelValue: `whatsapp:${CUSTOMER}` } as const
    const known = newFrontlineApp({ ...parts, whatsappSenders: ['whatsapp:+15550200001'] })
    expect((await known.startConversation(contact)).outcome).toBe('started')
    const unknown = newFrontlineApp({ ...parts, whatsappSenders: ['whatsapp:+15550200009'] })
    const other = { ...contact, channelValue: 'whatsapp:+15550100002' }
    expect(debuggerCodes(await unknown.startConversation(other))).toEqual([48030])
  })
})
