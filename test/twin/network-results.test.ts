import type { CallScript } from '../../twin/network/script'
import { twiml } from './support/fake-functions'
import {
  CUSTOMER,
  debuggerCodes,
  FRONTLINE_NUMBER,
  lasted,
  paramsOf,
  paths,
  smallNetwork,
} from './support/small-network'
import { WORKER, type SmallNetwork } from './support/small-network'

describe('a <Connect><Conversation> session', () => {
  let twin: SmallNetwork
  beforeEach(async () => {
    twin = await smallNetwork()
    connect()
    twin.functions.answer('/done', twiml('<Hangup/>'))
  })
  afterEach(() => twin.functions.close())

  const connect = (attributes = '') => {
    const sid = twin.account.conversationsServiceSid
    const conversation = `<Conversation serviceInstanceSid="${sid}" ${attributes}/>`
    twin.functions.answer('/voice/incoming', twiml(`<Connect action="/done">${conversation}</Connect>`))
  }

  test.each<[Partial<CallScript>, string, string | undefined, number[]]>([
    [{ worker: 'answers' }, 'session-success', 'completed', []],
    [{ worker: 'no-answer' }, 'dialed-call-incomplete', 'no-answer', []],
    [{ worker: 'busy' }, 'dialed-call-incomplete', 'busy', []],
    [{ worker: 'failed' }, 'dialed-call-incomplete', 'failed', []],
    [{ worker: 'canceled' }, 'dialed-call-incomplete', 'canceled', []],
    [{ worker: 'absent' }, 'no-other-participants', undefined, [32506]],
    [{ worker: 'late' }, 'no-other-participants', undefined, [32506]],
    [{ creationFails: 'limit' }, 'failed-create-conversation', undefined, [48023]],
    [{ creationFails: 'error' }, 'failed-create-conversation', undefined, [48050]],
    [{ twilioFails: 'always' }, 'internal-error', undefined, [32500]],
  ])('played as %j ends with %s, %s', async (script, result, status, codes) => {
    const report = await twin.call(script)
    const { Result, DialCallStatus, WorkerInitiated } = paramsOf(report, '/done')
    expect({ Result, DialCallStatus, WorkerInitiated }).toEqual({
      Result: result,
      DialCallStatus: status,
      WorkerInitiated: 'false',
    })
    expect(debuggerCodes(report)).toEqual(codes)
    expect(report.mistakes).toEqual([])
  })

  test('without a Conversation ends with no-existing-conversation where none may be made', async () => {
    connect('inboundAutocreation="false"')
    expect(paramsOf(await twin.call(), '/done')['Result']).toBe('no-existing-conversation')
  })

  test('finds a worker who came too late in the Conversation, before the action is requested', async () => {
    let workers: (string | undefined)[] = []
    twin.functions.answer('/done', () => {
      const found = twin.conversations.findActive({ address: CUSTOMER, proxyAddress: FRONTLINE_NUMBER })
      workers = found?.participants.map(({ identity }) => identity) ?? []
      return twiml('<Hangup/>')
    })
    expect(lasted(await twin.call({ worker: 'late' }))).toBe(5)
    expect(workers).toEqual([undefined, WORKER])
    expect((await twin.call({ worker: 'late' })).outcome).toBe('answered')
  })

  test('leaves a Conversation without a worker where none was found', async () => {
    await twin.call({ worker: 'absent' })
    const found = twin.conversations.findActive({ address: CUSTOMER, proxyAddress: FRONTLINE_NUMBER })
    expect(found?.participants.map(({ identity }) => identity)).toEqual([undefined])
  })

  test('leaves no Conversation behind where none could be made', async () => {
    await twin.call({ creationFails: 'limit' })
    const binding = { address: CUSTOMER, proxyAddress: FRONTLINE_NUMBER }
    expect(twin.conversations.findActive(binding)).toBeUndefined()
  })

  test('fails once, and holds at the second try', async () => {
    const again = `<Connect action="/second"><Conversation serviceInstanceSid="${twin.account.conversationsServiceSid}"/></Connect>`
    twin.functions.answer('/done', twiml(again))
    twin.functions.answer('/second', twiml('<Hangup/>'))
    const once = await twin.call({ twilioFails: 'once' })
    expect(paramsOf(once, '/done')['Result']).toBe('internal-error')
    expect(paramsOf(once, '/second')['Result']).toBe('session-success')
    expect(paramsOf(await twin.call({ twilioFails: 'always' }), '/second')['Result']).toBe('internal-error')
  })

  test('canceled by the REST API stops ringing', async () => {
    expect(lasted(await twin.call({ worker: 'canceled' }))).toBe(2)
  })

  test.each([
    ['record-from-answer', '59'],
    ['record-from-ringing-dual', '63'],
  ])('recorded by %s and trimmed is slightly shorter', async (record, duration) => {
    twin.functions.answer('/recording', { status: 204 })
    const callback = `recordingStatusCallback="${twin.functions.url}/recording"`
    connect(`record="${record}" trim="trim-silence" ${callback}`)
    const report = await twin.call()
    expect(paramsOf(report, '/done')).toMatchObject({ DialCallDuration: '60', RecordingDuration: duration })
    expect(paramsOf(report, '/recording')['RecordingDuration']).toBe(duration)
  })

  test('tells of a recording by POST when it is completed, unless told otherwise', async () => {
    twin.functions.answer('/recording', { status: 204 })
    connect(`record="true" recordingStatusCallback="${twin.functions.url}/recording"`)
    const { requests } = await twin.call()
    const told = requests.filter(({ url }) => new URL(url).pathname === '/recording')
    expect(told).toMatchObject([{ method: 'POST', params: { RecordingStatus: 'completed' } }])
    expect(paths(await twin.call({ worker: 'busy' }))).not.toContain('/recording')
  })
})
