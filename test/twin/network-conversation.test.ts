import { ApiError } from '../../twin/api/api'
import type { Report } from '../../twin/network/script'
import { twiml } from './support/fake-functions'
import { CUSTOMER, debuggerCodes, deeds, FRONTLINE_NUMBER, lasted } from './support/small-network'
import { paramsOf, paths, smallNetwork, WORKER, wordsTo, type SmallNetwork } from './support/small-network'

/** `Status` and `SequenceNumber` of each request to the status callback. */
function steps({ requests }: Report) {
  return requests
    .filter(({ url }) => new URL(url).pathname === '/status')
    .map(({ params }) => [params['Status'], params['SequenceNumber']])
}

describe('<Connect><Conversation>', () => {
  let twin: SmallNetwork
  beforeEach(async () => {
    twin = await smallNetwork()
    twin.functions.answer('/voice/action', twiml('<Say>After the session</Say>'))
    twin.functions.answer('/status', { status: 204 })
    twin.functions.answer('/recording', { status: 204 })
  })
  afterEach(() => twin.functions.close())

  const connect = (attributes = '', action = 'action="action"') => {
    const sid = twin.account.conversationsServiceSid
    const conversation = `<Conversation serviceInstanceSid="${sid}" ${attributes}/>`
    twin.functions.answer('/voice/incoming', twiml(`<Say>One moment</Say><Connect ${action}>${conversation}</Connect>`))
  }

  const hasConversation = (worker?: string) => {
    const { sid } = twin.conversations.create()
    twin.conversations.addCustomer(sid, { address: CUSTOMER, proxyAddress: FRONTLINE_NUMBER })
    if (worker) twin.conversations.addWorker(sid, worker)
    return sid
  }

  test('creates a Conversation, has a worker assigned, and connects', async () => {
    connect()
    const report = await twin.call()
    expect(report.outcome).toBe('answered')
    expect(paths(report)).toEqual(['/voice/incoming', '/voice/action'])
    expect(paramsOf(report, '/voice/action')).toMatchObject({
      CallSid: report.callSid,
      CallStatus: 'in-progress',
      Result: 'session-success',
      WorkerInitiated: 'false',
      DialCallStatus: 'completed',
      DialCallSid: expect.stringMatching(/^CA[0-9a-f]{32}$/),
      DialCallDuration: '60',
    })
    expect(paramsOf(report, '/voice/action')).not.toHaveProperty('RecordingSid')
    expect(deeds(report)).toEqual([
      'customer (+15550100001) calls +15550200001',
      'Twilio creates a Conversation with the customer',
      'Twilio assigns worker-1@example.com',
      'worker-1@example.com hears the phone ring: +15550100001 calls',
      'worker-1@example.com answers',
      'worker-1@example.com and the customer have talked for 60 s; worker-1@example.com hangs up',
    ])
    const { participants } = twin.conversations.fetch(report.conversationSid ?? '')
    expect(participants.map(({ identity, messagingBinding }) => identity ?? messagingBinding?.address)).toEqual([
      CUSTOMER,
      WORKER,
    ])
  })

  test('finds the Conversation of the caller and its worker', async () => {
    const sid = hasConversation('worker-2@example.com')
    connect('inboundAutocreation="false"')
    const report = await twin.call()
    expect(report).toMatchObject({ outcome: 'answered', conversationSid: sid })
    expect(deeds(report)).toContain('worker-2@example.com answers')
  })

  test('finds on the second call what the first one created', async () => {
    connect()
    const [first, second] = [await twin.call(), await twin.call()]
    expect(second.conversationSid).toBe(first.conversationSid)
  })

  test.each([
    ['no-answer', 'no-answer', 60],
    ['busy', 'busy', 0],
    ['failed', 'failed', 0],
    ['declines', 'busy', 4],
  ] as const)('of a worker who does %s ends with %s', async (worker, status, seconds) => {
    connect()
    const report = await twin.call({ worker })
    expect(report.outcome).toBe('no-answer')
    expect(paramsOf(report, '/voice/action')).toMatchObject({
      Result: 'dialed-call-incomplete',
      DialCallStatus: status,
      DialCallDuration: '0',
    })
    expect(lasted(report)).toBe(seconds)
    expect(wordsTo(report, 'customer')).toEqual(['One moment', 'After the session'])
  })

  test('rings as long as it is told', async () => {
    connect('inboundTimeout="20"')
    expect(lasted(await twin.call({ worker: 'no-answer' }))).toBe(20)
  })

  test.each([
    ['', 5],
    ['routingAssignmentTimeout="10"', 10],
  ])('with %s waits for a worker to be assigned', async (attributes, seconds) => {
    connect(attributes)
    const report = await twin.call({ worker: 'absent' })
    expect(report.outcome).toBe('no-answer')
    expect(paramsOf(report, '/voice/action')).toMatchObject({
      Result: 'no-other-participants',
      WorkerInitiated: 'false',
    })
    expect(paramsOf(report, '/voice/action')).not.toHaveProperty('DialCallStatus')
    expect(debuggerCodes(report)).toEqual([32506])
    expect(lasted(report)).toBe(seconds)
  })

  test('finds nobody in an empty pool', async () => {
    await twin.functions.close()
    twin = await smallNetwork({ pool: [] })
    connect()
    twin.functions.answer('/voice/action', twiml('<Hangup/>'))
    expect(paramsOf(await twin.call(), '/voice/action')['Result']).toBe('no-other-participants')
  })

  test('does not create a Conversation when told not to', async () => {
    connect('inboundAutocreation="false"')
    const report = await twin.call()
    expect(paramsOf(report, '/voice/action')['Result']).toBe('no-existing-conversation')
    expect(report).toMatchObject({ outcome: 'no-answer', conversationSid: undefined })
  })

  test('reports a Conversation that has no worker', async () => {
    hasConversation()
    connect()
    const report = await twin.call()
    expect(paramsOf(report, '/voice/action')['Result']).toBe('dialed-call-incomplete')
    expect(debuggerCodes(report)).toEqual([32504])
  })

  test('reports a Conversation that cannot be created', async () => {
    connect()
    Object.assign(twin.conversations, {
      addCustomer() {
        throw new ApiError(409, 50416, 'The pair is in another Conversation')
      },
    })
    const report = await twin.call()
    expect(paramsOf(report, '/voice/action')['Result']).toBe('failed-create-conversation')
    expect(debuggerCodes(report)).toEqual([50416])
  })

  test('knows the Conversations service of this account only', async () => {
    const attributes = `serviceInstanceSid="IS${'0'.repeat(32)}"`
    twin.functions.answer(
      '/voice/incoming',
      twiml(`<Connect action="/voice/action"><Conversation ${attributes}/></Connect>`),
    )
    const report = await twin.call()
    expect(paramsOf(report, '/voice/action')['Result']).toBe('internal-error')
    expect(debuggerCodes(report)).toEqual([32500])
  })

  test('without an action requests the document again', async () => {
    let asked = 0
    const sid = twin.account.conversationsServiceSid
    twin.functions.answer('/voice/incoming', () =>
      asked++ === 0 ? twiml(`<Connect><Conversation serviceInstanceSid="${sid}"/></Connect>`) : twiml('<Hangup/>'),
    )
    const report = await twin.call({ worker: 'no-answer' })
    expect(paths(report)).toEqual(['/voice/incoming', '/voice/incoming'])
    expect(paramsOf(report, '/voice/incoming')['Result']).toBe('dialed-call-incomplete')
  })

  test('fails loudly when a call goes in circles', async () => {
    connect('', '')
    await expect(twin.call({ worker: 'busy' })).rejects.toThrow('The call goes in circles')
  })

  test('goes on to voicemail, which is then how the call ended', async () => {
    connect()
    twin.functions.answer('/voice/action', twiml('<Record action="/thanks"/>'))
    twin.functions.answer('/thanks', twiml('<Hangup/>'))
    expect((await twin.call({ worker: 'no-answer', message: 9 })).outcome).toBe('voicemail')
    expect((await twin.call({ worker: 'no-answer', message: 'none' })).outcome).toBe('no-message')
  })

  test('tells the status callback that the call is completed', async () => {
    connect('statusCallback="/status"')
    const report = await twin.call()
    expect(paramsOf(report, '/status')).toEqual({
      AccountSid: twin.account.sid,
      ConversationSid: report.conversationSid,
      DialCallSid: paramsOf(report, '/voice/action')['DialCallSid'],
      WorkerInitiated: 'false',
      Status: 'call-completed',
      SequenceNumber: '4',
      Timestamp: 'Mon, 05 Jan 2026 09:01:04 +0000',
      CallbackSource: 'voice-conversation-service',
    })
    expect(paths(report)).toEqual(['/voice/incoming', '/status', '/voice/action'])
  })

  const everyEvent = 'statusCallbackEvent="call-initiated call-ringing call-answered call-completed"'

  test.each([
    [
      'answers',
      [
        ['call-initiated', '1'],
        ['call-ringing', '2'],
        ['call-answered', '3'],
        ['call-completed', '4'],
      ],
    ],
    [
      'no-answer',
      [
        ['call-initiated', '1'],
        ['call-ringing', '2'],
        ['call-completed', '3'],
      ],
    ],
    [
      'busy',
      [
        ['call-initiated', '1'],
        ['call-completed', '2'],
      ],
    ],
  ] as const)('of a worker who does %s tells each step', async (worker, told) => {
    connect(`statusCallback="/status" statusCallbackMethod="GET" ${everyEvent}`)
    expect(steps(await twin.call({ worker }))).toEqual(told)
  })

  test('resolves a relative status callback', async () => {
    twin.functions.answer('/voice/steps', { status: 204 })
    connect('statusCallback="steps"')
    expect(paths(await twin.call())).toContain('/voice/steps')
  })

  test.each([
    ['/missing', 32503],
    ['http://127.0.0.1:1/', 32502],
  ])('reports a status callback at %s', async (url, code) => {
    connect(`statusCallback="${url}"`)
    const report = await twin.call()
    expect(report.outcome).toBe('answered')
    expect(debuggerCodes(report)).toEqual([code])
  })

  test.each([
    ['record-from-answer', '60', '1'],
    ['true', '60', '1'],
    ['record-from-answer-dual', '60', '2'],
    ['record-from-ringing', '64', '1'],
    ['record-from-ringing-dual', '64', '2'],
  ])('with record="%s" records %s s on %s channels', async (record, duration, channels) => {
    connect(`record="${record}" recordingStatusCallback="${twin.functions.url}/recording"`)
    const report = await twin.call()
    const url = `https://api.twilio.com/2010-04-01/Accounts/${twin.account.sid}/Recordings/${report.recordingSid}`
    expect(paramsOf(report, '/voice/action')).toMatchObject({
      RecordingSid: report.recordingSid,
      RecordingUrl: url,
      RecordingDuration: duration,
    })
    expect(paramsOf(report, '/recording')).toEqual({
      AccountSid: twin.account.sid,
      CallSid: report.callSid,
      RecordingSid: report.recordingSid,
      RecordingUrl: url,
      RecordingStatus: 'completed',
      RecordingDuration: duration,
      RecordingChannels: channels,
      RecordingSource: 'DialVerb',
    })
  })

  test.each(['do-not-record', 'false'])('with record="%s" records nothing', async (record) => {
    connect(`record="${record}" recordingStatusCallback="${twin.functions.url}/recording"`)
    expect(paths(await twin.call())).toEqual(['/voice/incoming', '/voice/action'])
  })

  test('tells that a recording is absent when nobody answered', async () => {
    const callback = `recordingStatusCallback="${twin.functions.url}/recording"`
    const events = 'recordingStatusCallbackEvent="in-progress completed absent"'
    connect(`record="record-from-answer" ${callback} ${events}`)
    const report = await twin.call({ worker: 'no-answer' })
    expect(paramsOf(report, '/recording')['RecordingStatus']).toBe('absent')
    expect(paramsOf(report, '/voice/action')).not.toHaveProperty('RecordingSid')
  })

  test.each([
    'inboundTimeout="soon"',
    'record="yes"',
    'trim="yes"',
    'recordingStatusCallback="/relative"',
    'statusCallbackEvent="answered"',
    'inboundAutocreation="maybe"',
  ])('breaks off at %s', async (attributes) => {
    connect(attributes)
    const report = await twin.call()
    expect(report.outcome).toBe('application-error')
    expect(debuggerCodes(report)).toEqual([32501])
  })

  test('breaks off without a service', async () => {
    twin.functions.answer('/voice/incoming', twiml('<Connect><Conversation/></Connect>'))
    expect(debuggerCodes(await twin.call())).toEqual([32501])
  })
})
