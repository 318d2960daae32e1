import { json, type Reply } from './support/fake-functions'
import { CUSTOMER, debuggerCodes, deeds, FRONTLINE_NUMBER, paramsOf, paths, wordsTo } from './support/small-network'
import { smallNetwork, WORKER, type SmallNetwork } from './support/small-network'

const WHATSAPP_NUMBER = `whatsapp:${FRONTLINE_NUMBER}`
const custom = { routing: 'custom', routingUrl: '/routing', conversationsUrl: '/conversations' } as const

describe('a text to one of Frontline’s numbers', () => {
  let twin: SmallNetwork
  const setUp = async (changes: Parameters<typeof smallNetwork>[0] = { frontline: custom }) => {
    twin = await smallNetwork(changes)
    twin.functions.answer('/conversations', { status: 200 })
    twin.functions.answer('/routing', ({ form }) => {
      twin.conversations.addWorker(form['ConversationSid'] ?? '', WORKER)
      return { status: 200 }
    })
  }
  afterEach(() => twin.functions.close())

  const text = (changes: { from?: string; to?: string; body?: string } = {}) =>
    twin.network.text({ from: CUSTOMER, to: FRONTLINE_NUMBER, body: 'Are you open?', ...changes })
  const conversation = () => {
    const [only, ...others] = twin.conversations.list()
    if (!only || others.length > 0) throw new Error('not one Conversation')
    return { ...only, messages: twin.conversations.messages(only.sid) }
  }
  const asked = (eventType: string) => twin.functions.received.filter(({ form }) => form['EventType'] === eventType)

  test('begins a Conversation, is routed and shown to the worker', async () => {
    await setUp()
    const report = await text()
    const { sid, participants } = conversation()
    expect(report).toMatchObject({ outcome: 'delivered', conversationSid: sid, mistakes: [] })
    expect(paths(report)).toEqual(['/conversations', '/conversations', '/routing', '/conversations'])
    expect(participants).toMatchObject([
      { messagingBinding: { address: CUSTOMER, proxyAddress: FRONTLINE_NUMBER } },
      { identity: WORKER },
    ])
    expect(conversation().messages).toMatchObject([{ author: CUSTOMER, body: 'Are you open?' }])
    expect(wordsTo(report, WORKER)).toEqual(['Are you open?'])
    expect(deeds(report)).toEqual(['Twilio creates a Conversation with the customer'])
  })

  test('asks and tells with the documented parameters', async () => {
    await setUp()
    const report = await text()
    const { sid, participants } = conversation()
    const common = {
      AccountSid: twin.account.sid,
      ChatServiceSid: twin.account.conversationsServiceSid,
      Source: 'SMS',
      'MessagingBinding.Address': CUSTOMER,
      'MessagingBinding.ProxyAddress': FRONTLINE_NUMBER,
    }
    expect(asked('onConversationAdd')[0]?.form).toEqual({
      ...common,
      EventType: 'onConversationAdd',
      MessageBody: 'Are you open?',
    })
    expect(asked('onParticipantAdded')[0]?.form).toEqual({
      ...common,
      EventType: 'onParticipantAdded',
      'MessagingBinding.Type': 'sms',
      ConversationSid: sid,
      ParticipantSid: participants[0]?.sid,
      DateCreated: '2026-01-05T09:00:00.000Z',
      Attributes: '{}',
    })
    expect(asked('onMessageAdded')[0]?.form).toEqual({
      AccountSid: common.AccountSid,
      ChatServiceSid: common.ChatServiceSid,
      Source: 'SMS',
      EventType: 'onMessageAdded',
      ConversationSid: sid,
      MessageSid: conversation().messages[0]?.sid,
      Index: '0',
      DateCreated: '2026-01-05T09:00:00.000Z',
      Body: 'Are you open?',
      Author: CUSTOMER,
      Attributes: '{}',
      ParticipantSid: participants[0]?.sid,
    })
    expect(paramsOf(report, '/routing')).toEqual({
      ConversationSid: sid,
      'MessagingBinding.Address': CUSTOMER,
      'MessagingBinding.ProxyAddress': FRONTLINE_NUMBER,
    })
  })

  test('joins the Conversation that has this pair of addresses, without a question', async () => {
    await setUp()
    await text()
    const report = await text({ body: 'Hello?' })
    expect(report.outcome).toBe('delivered')
    expect(paths(report)).toEqual(['/conversations'])
    expect(conversation().messages.map(({ body }) => body)).toEqual(['Are you open?', 'Hello?'])
  })

  test('begins another one when that is closed', async () => {
    await setUp()
    const first = await text()
    twin.conversations.setState(first.conversationSid ?? '', 'closed')
    expect((await text()).conversationSid).not.toBe(first.conversationSid)
  })

  test('wakes an inactive Conversation up, which is told', async () => {
    await setUp()
    twin.conversations.setState((await text()).conversationSid ?? '', 'inactive')
    await text()
    expect(asked('onConversationStateUpdated')[0]?.form).toMatchObject({
      EventType: 'onConversationStateUpdated',
      StateFrom: 'inactive',
      StateTo: 'active',
      Reason: 'EVENT',
    })
    expect(conversation().state).toBe('active')
  })

  test('and another at the same moment share one Conversation', async () => {
    await setUp()
    await Promise.all([text({ body: 'One' }), text({ body: 'Two' })])
    expect(conversation().participants).toHaveLength(2)
    expect(conversation().messages).toHaveLength(2)
    expect(twin.functions.received.filter(({ path }) => path === '/routing')).toHaveLength(1)
  })

  test('on WhatsApp comes from there', async () => {
    await setUp({ frontline: { ...custom, addresses: [WHATSAPP_NUMBER] } })
    expect(await text({ from: `whatsapp:${CUSTOMER}`, to: WHATSAPP_NUMBER })).toMatchObject({ outcome: 'delivered' })
    expect(asked('onParticipantAdded')[0]?.form).toMatchObject({
      Source: 'WHATSAPP',
      'MessagingBinding.Type': 'whatsapp',
    })
  })

  describe('when onConversationAdd', () => {
    const onAdd = (reply: Reply) =>
      twin.functions.answer('/conversations', ({ form }) =>
        form['EventType'] === 'onConversationAdd' ? reply : { status: 200 },
      )

    test('answers a name and attributes, gives them to the Conversation', async () => {
      await setUp()
      const attributes = '{"avatar":"https://example.com/grace.png"}'
      onAdd(json({ friendly_name: 'Grace', attributes }))
      await text()
      expect(conversation()).toMatchObject({ friendlyName: 'Grace', attributes })
    })

    test.each([403, 503])('rejects with %s, is dropped', async (status) => {
      await setUp()
      onAdd({ status })
      const report = await text()
      expect(report).toMatchObject({ outcome: 'dropped', conversationSid: undefined })
      expect(paths(report)).toEqual(['/conversations'])
      expect(twin.conversations.list()).toEqual([])
      expect(debuggerCodes(report)).toEqual([11200])
    })

    test('does not answer, goes on', async () => {
      await setUp({ frontline: { ...custom, conversationsUrl: 'http://127.0.0.1:1/' } })
      const report = await text()
      expect(report.outcome).toBe('delivered')
      expect(conversation().friendlyName).toBeUndefined()
      expect(debuggerCodes(report)).toEqual([11200, 11200, 11200])
    })

    test.each([
      ['attributes that are no text', { attributes: { avatar: 'a' } }, 'attributes is no text: it is JSON within JSON'],
      ['attributes that are no JSON', { attributes: 'avatar' }, 'attributes is a text that is no JSON'],
      ['a name that is none', { friendly_name: 7 }, 'friendly_name is no text'],
      ['a name that is too long', { friendly_name: 'x'.repeat(257) }, 'friendly_name is longer than 256 characters'],
      [
        'a field that there is not',
        { friendlyName: 'Grace' },
        '"friendlyName": there is only friendly_name and attributes',
      ],
      ['no object', [], 'no JSON object'],
    ])('answers %s, goes on and notes the mistake', async (_, properties, problem) => {
      await setUp()
      onAdd(json(properties))
      const report = await text()
      expect(report.outcome).toBe('delivered')
      expect(report.mistakes).toEqual([{ code: undefined, message: `onConversationAdd: ${problem}` }])
    })
  })

  describe('when routing', () => {
    test.each([
      ['answers with an error', { status: 503 }],
      ['answers with a page', { status: 404 }],
    ])('%s, waits in the Conversation for a worker', async (_, reply) => {
      await setUp()
      twin.functions.answer('/routing', reply)
      const report = await text()
      expect(report.outcome).toBe('waiting')
      expect(debuggerCodes(report)).toEqual([48010])
      expect(conversation().messages).toHaveLength(1)
    })

    test('adds nobody, waits as well', async () => {
      await setUp()
      twin.functions.answer('/routing', { status: 200 })
      const report = await text()
      expect(report.outcome).toBe('waiting')
      expect(debuggerCodes(report)).toEqual([])
    })

    test('adds nobody, reaches whoever joins because of what was written', async () => {
      await setUp()
      twin.functions.answer('/routing', { status: 200 })
      twin.functions.answer('/conversations', ({ form }) => {
        if (form['EventType'] === 'onMessageAdded') twin.conversations.addWorker(form['ConversationSid'] ?? '', WORKER)
        return { status: 200 }
      })
      const report = await text()
      expect(report.outcome).toBe('delivered')
      expect(wordsTo(report, WORKER)).toEqual(['Are you open?'])
    })

    test('has no URL, waits as well', async () => {
      await setUp({ frontline: { routing: 'custom' } })
      const report = await text()
      expect(report.outcome).toBe('waiting')
      expect(debuggerCodes(report)).toEqual([48001])
    })

    test('is switched off, waits as well', async () => {
      await setUp({ frontline: { routing: 'do-not-route' } })
      expect(await text()).toMatchObject({ outcome: 'waiting', requests: [] })
    })

    test('goes to the pool, reaches the first who is available', async () => {
      await setUp({ pool: [WORKER, 'worker-2@example.com'] })
      twin.frontlineUsers.signIn([WORKER, 'worker-2@example.com'])
      twin.frontlineUsers.update(WORKER, { isAvailable: false })
      const report = await text()
      expect(wordsTo(report, 'worker-2@example.com')).toEqual(['Are you open?'])
      expect(wordsTo(report, WORKER)).toEqual([])
    })
  })
})
