import { newFrontlineApp } from '../../twin/network/frontline-app'
import { tellStateChanges } from '../../twin/network/state-changes'
import { newPlatform } from '../../twin/platform'
import { virtualClock } from '../../twin/clock'
import { json, startFakeFunctions, type FakeFunctions } from './support/fake-functions'
import { paths } from './support/small-network'
import { WORKER } from './support/small-network'

describe('the state of a Conversation', () => {
  const platform = newPlatform(virtualClock(new Date('2026-01-05T09:00:00Z')))
  const { account, client, conversations } = platform
  let functions: FakeFunctions
  beforeEach(async () => {
    functions = await startFakeFunctions(account.authToken)
    functions.answer('/conversations', { status: 200 })
  })
  afterEach(() => functions.close())

  const parts = () => ({
    ...platform,
    conversationsUrl: `${functions.url}/conversations`,
    outgoingConversationUrl: `${functions.url}/outgoing`,
  })
  const told = () => functions.received.map(({ form }) => form)

  test('that a worker closes in the app is told', async () => {
    const { sid } = conversations.create()
    const report = await newFrontlineApp(parts()).closeConversation(WORKER, sid)
    expect(paths(report)).toEqual(['/conversations'])
    expect(conversations.fetch(sid).state).toBe('closed')
    expect(told()).toEqual([
      {
        AccountSid: account.sid,
        ChatServiceSid: account.conversationsServiceSid,
        EventType: 'onConversationStateUpdated',
        Source: 'SDK',
        ClientIdentity: WORKER,
        ConversationSid: sid,
        StateUpdated: '2026-01-05T09:00:00.000Z',
        StateFrom: 'active',
        StateTo: 'closed',
        Reason: 'API',
      },
    ])
  })

  test.each(['inactive', 'closed'] as const)('that a timer makes %s is told', async (state) => {
    const { sid } = conversations.create()
    await newFrontlineApp(parts()).passTimer(sid, state)
    expect(told()).toMatchObject([{ StateFrom: 'active', StateTo: state, Reason: 'TIMER' }])
  })

  test('that changes by the REST API is told where the request asks for it, and only there', async () => {
    const statesTold = tellStateChanges(parts())
    const all = client.conversations.v1.services(account.conversationsServiceSid).conversations
    const { sid } = await all.create()
    await all(sid).update({ state: 'inactive' })
    await all(sid).update({ friendlyName: 'Grace', xTwilioWebhookEnabled: 'true' })
    await statesTold()
    expect(told()).toEqual([])
    await all(sid).update({ state: 'closed', xTwilioWebhookEnabled: 'true' })
    await statesTold()
    expect(told()).toMatchObject([{ StateFrom: 'inactive', StateTo: 'closed', Reason: 'API', Source: 'API' }])
  })

  test('is told of an outgoing one once it is closed, after its participants', async () => {
    functions.answer('/outgoing', json({ proxy_address: '+15550200001' }))
    const contact = { customerId: '7', channelType: 'sms', channelValue: '+15550100001' } as const
    const app = newFrontlineApp(parts())
    const started = await app.startConversation({ worker: WORKER, ...contact })
    await app.closeConversation(WORKER, started.conversationSid ?? '')
    expect(told().map((form) => form['EventType'] ?? form['Location'])).toEqual([
      'onConversationAdd',
      'GetProxyAddress',
      'onParticipantAdded',
      'onParticipantAdded',
      'onConversationStateUpdated',
    ])
    expect(told()[2]).toMatchObject({ ClientIdentity: WORKER, 'MessagingBinding.Address': '+15550100001' })
    expect(told()[3]).toMatchObject({ Identity: WORKER })
  })

  test('of a new one is refused when our Functions reject it', async () => {
    functions.answer('/conversations', { status: 403 })
    const contact = { customerId: '7', channelType: 'sms', channelValue: '+15550100001' } as const
    const report = await newFrontlineApp(parts()).startConversation({ worker: WORKER, ...contact })
    expect(report).toMatchObject({ outcome: 'refused', conversationSid: undefined })
  })
})
