import type { WorkerCallScript } from '../../twin/network/script'
import { twiml } from './support/fake-functions'
import { CUSTOMER, debuggerCodes, deeds, FRONTLINE_NUMBER, lasted, paramsOf, paths } from './support/small-network'
import { PROXY_NUMBER, smallNetwork, WORKER, wordsTo, type SmallNetwork } from './support/small-network'

describe('a worker who calls a customer', () => {
  let twin: SmallNetwork
  beforeEach(async () => {
    twin = await smallNetwork()
    connect()
    twin.functions.answer('/done', twiml('<Say>Nobody answers</Say>'))
    twin.functions.answer('/status', { status: 204 })
  })
  afterEach(() => twin.functions.close())

  const connect = (attributes = 'statusCallback="/status" inboundTimeout="20"') => {
    const sid = twin.account.conversationsServiceSid
    const conversation = `<Conversation serviceInstanceSid="${sid}" ${attributes}/>`
    twin.functions.answer('/voice/incoming', twiml(`<Connect action="/done">${conversation}</Connect>`))
  }

  const call = (changes: Partial<WorkerCallScript> = {}) =>
    twin.network.workerCall({ worker: WORKER, from: FRONTLINE_NUMBER, to: CUSTOMER, customer: 'answers', ...changes })

  test('is connected by the document of the number', async () => {
    const report = await call()
    expect(report).toMatchObject({ outcome: 'answered', mistakes: [] })
    expect(deeds(report)).toEqual([
      'worker-1@example.com calls the customer (+15550100001) from +15550200001',
      'customer hears the phone ring: +15550200001 calls',
      'customer answers',
      'customer and worker-1@example.com have talked for 60 s; customer hangs up',
    ])
    expect(paths(report)).toEqual(['/voice/incoming', '/status', '/done'])
    expect(paramsOf(report, '/voice/incoming')).toMatchObject({ From: FRONTLINE_NUMBER, To: CUSTOMER })
    expect(paramsOf(report, '/status')).toMatchObject({
      WorkerInitiated: 'true',
      ConversationSid: report.conversationSid,
    })
    expect(paramsOf(report, '/done')).toMatchObject({
      From: FRONTLINE_NUMBER,
      To: CUSTOMER,
      WorkerInitiated: 'true',
      Result: 'session-success',
      DialCallStatus: 'completed',
      DialCallDuration: '60',
    })
  })

  test.each([
    ['no-answer', 'no-answer', 60],
    ['busy', 'busy', 0],
    ['failed', 'failed', 0],
    ['canceled', 'canceled', 2],
  ] as const)('hears why, when the customer does %s', async (customer, status, seconds) => {
    const report = await call({ customer })
    expect(paramsOf(report, '/done')).toMatchObject({
      WorkerInitiated: 'true',
      Result: 'dialed-call-incomplete',
      DialCallStatus: status,
    })
    expect(wordsTo(report, WORKER)).toEqual(['Nobody answers'])
    expect(lasted(report)).toBe(seconds)
  })

  test.each([
    [{ conversation: 'none' }, 'invalid-conversation'],
    [{ conversation: 'invalid' }, 'invalid-conversation'],
    [{ twilioFails: 'always' }, 'internal-error'],
  ] as const)('as %j ends with %s', async (changes, result) => {
    const report = await call(changes)
    expect(report.outcome).toBe('no-answer')
    expect(paramsOf(report, '/done')).toMatchObject({ WorkerInitiated: 'true', Result: result })
    expect(paramsOf(report, '/done')).not.toHaveProperty('DialCallStatus')
    expect(debuggerCodes(report)).toEqual([32500])
  })

  test('shares the Conversation with the calls of the customer', async () => {
    const { conversationSid } = await call()
    const back = await twin.call()
    expect(back.conversationSid).toBe(conversationSid)
    expect((await call()).conversationSid).toBe(conversationSid)
  })

  test.each([
    ['while-it-rings', 'hung-up', 'canceled'],
    ['while-talking', 'answered', 'completed'],
  ] as const)('may hang up %s', async (workerHangsUp, outcome, status) => {
    const report = await call({ workerHangsUp })
    expect(report.outcome).toBe(outcome)
    expect(paramsOf(report, '/done')).toMatchObject({ CallStatus: 'completed', DialCallStatus: status })
    expect(wordsTo(report, WORKER)).toEqual([])
  })

  test('leaves the whisper to the customer, who is the called party', async () => {
    connect('url="/whisper"')
    twin.functions.answer('/whisper', twiml('<Say>A call for you</Say>'))
    const report = await call()
    expect(wordsTo(report, 'customer')).toEqual(['A call for you'])
    expect(paramsOf(report, '/whisper')).toMatchObject({ From: FRONTLINE_NUMBER, To: CUSTOMER })
  })

  test('from a number without a voice URL is told which have one', async () => {
    await expect(call({ from: PROXY_NUMBER })).rejects.toThrow(
      '+15550300001 has no voice URL. Known numbers: +15550200001 (calls)',
    )
  })
})
