import { renderTranscript } from '../../twin/transcript'
import { twiml, type Reply } from './support/fake-functions'
import { CUSTOMER, debuggerCodes, deeds, FRONTLINE_NUMBER, paramsOf, paths } from './support/small-network'
import { smallNetwork, WORKER, wordsTo, type SmallNetwork } from './support/small-network'

const EVENTS = 'statusCallbackEvent="call-initiated call-ringing call-answered call-completed"'
const PRESS_1 = '<Gather action="/accept" numDigits="1" timeout="4"><Say>Press 1</Say></Gather><Hangup/>'

describe('<Conversation url>', () => {
  let twin: SmallNetwork
  beforeEach(async () => {
    twin = await smallNetwork()
    connect('url="whisper"')
    twin.functions.answer('/voice/whisper', twiml(PRESS_1))
    twin.functions.answer('/accept', ({ form }) => twiml(form['Digits'] === '1' ? '' : '<Hangup/>'))
    twin.functions.answer('/done', twiml('<Say>After the session</Say>'))
    twin.functions.answer('/status', { status: 204 })
    twin.functions.answer('/recording', { status: 204 })
  })
  afterEach(() => twin.functions.close())

  const connect = (attributes: string) => {
    const sid = twin.account.conversationsServiceSid
    const conversation = `<Conversation serviceInstanceSid="${sid}" ${attributes}/>`
    twin.functions.answer('/voice/incoming', twiml(`<Connect action="/done">${conversation}</Connect>`))
  }
  const whisper = (reply: Reply) => twin.functions.answer('/voice/whisper', reply)

  test('is heard by the worker alone, between answering and talking', async () => {
    connect(`url="whisper" statusCallback="/status" ${EVENTS}`)
    const report = await twin.call({ whisper: { keys: ['1'] } })
    expect(report).toMatchObject({ outcome: 'answered', mistakes: [] })
    expect(wordsTo(report, WORKER)).toEqual(['Press 1'])
    expect(wordsTo(report, 'customer')).toEqual(['After the session'])
    expect(paths(report)).toEqual([
      '/voice/incoming',
      '/status',
      '/status',
      '/status',
      '/voice/whisper',
      '/accept',
      '/status',
      '/done',
    ])
    expect(paramsOf(report, '/done')).toMatchObject({ Result: 'session-success', DialCallStatus: 'completed' })
  })

  test('is asked for as the leg of the worker', async () => {
    const report = await twin.call({ whisper: { keys: ['1'] } })
    const { DialCallSid } = paramsOf(report, '/done')
    const leg = {
      CallSid: DialCallSid,
      ParentCallSid: report.callSid,
      From: CUSTOMER,
      To: `client:${WORKER}`,
      Direction: 'outbound-dial',
      CallStatus: 'in-progress',
    }
    expect(paramsOf(report, '/voice/whisper')).toMatchObject(leg)
    expect(paramsOf(report, '/accept')).toMatchObject({ ...leg, Digits: '1' })
    expect(paramsOf(report, '/voice/incoming')).toMatchObject({ From: CUSTOMER, To: FRONTLINE_NUMBER })
  })

  test('is asked for by GET when told to', async () => {
    connect('url="whisper" method="GET"')
    const report = await twin.call({ whisper: { keys: ['1'] } })
    expect(report.requests[1]).toMatchObject({ method: 'GET', status: 200 })
  })

  test.each([
    ['presses another key', { keys: ['2'] }, '0'],
    ['presses nothing', {}, '4'],
    ['hangs up', { hangsUp: true }, '0'],
  ])('of a worker who %s ends in an incomplete call', async (_, played, duration) => {
    connect('url="whisper" record="true"')
    const report = await twin.call({ whisper: played })
    expect(report.outcome).toBe('no-answer')
    expect(paramsOf(report, '/done')).toMatchObject({
      Result: 'dialed-call-incomplete',
      DialCallStatus: 'no-answer',
      DialCallDuration: duration,
    })
    expect(paramsOf(report, '/done')).not.toHaveProperty('RecordingSid')
    expect(wordsTo(report, 'customer')).toEqual(['After the session'])
  })

  test('counts as a part of the call, and not of the recording', async () => {
    connect('url="whisper" record="record-from-answer"')
    whisper(twiml('<Say>A customer</Say><Pause length="7"/>'))
    const report = await twin.call()
    expect(paramsOf(report, '/done')).toMatchObject({ DialCallDuration: '67', RecordingDuration: '60' })
  })

  test('puts through at once when it has nothing to say', async () => {
    whisper(twiml(''))
    const report = await twin.call()
    expect(report).toMatchObject({ outcome: 'answered', mistakes: [] })
  })

  test('is not asked for when nobody answers', async () => {
    expect(paths(await twin.call({ worker: 'no-answer' }))).toEqual(['/voice/incoming', '/done'])
  })

  test('breaks off with the customer, who does not want to wait', async () => {
    const report = await twin.call({ customerHangsUp: 'during-whisper', whisper: { keys: ['1'] } })
    expect(report.outcome).toBe('hung-up')
    expect(paths(report)).toEqual(['/voice/incoming', '/voice/whisper', '/done'])
    expect(paramsOf(report, '/done')).toMatchObject({ CallStatus: 'completed', DialCallStatus: 'no-answer' })
    expect(wordsTo(report, 'customer')).toEqual([])
  })

  test.each<[string, Reply, number]>([
    ['status 500', { status: 500 }, 11200],
    ['TwiML that is not well-formed', twiml('<Say>Tom & Ann</Say>'), 12100],
    ['a <Dial>', twiml('<Dial>+15550100009</Dial>'), 12200],
    ['a <Redirect>', twiml('<Redirect>/accept</Redirect>'), 12200],
  ])('that is %s ends the leg, with an apology to the worker', async (_, reply, code) => {
    whisper(reply)
    const report = await twin.call()
    expect(report.outcome).toBe('no-answer')
    expect(debuggerCodes(report)).toEqual([code])
    expect(wordsTo(report, WORKER)).toEqual(['We are sorry, an application error has occurred. Goodbye.'])
    expect(paramsOf(report, '/done')).toMatchObject({ Result: 'dialed-call-incomplete', DialCallStatus: 'failed' })
  })

  test('fails loudly when it goes in circles', async () => {
    whisper(twiml('<Gather numDigits="1"/>'))
    await expect(twin.call({ whisper: { keys: Array.from({ length: 60 }, () => '1') } })).rejects.toThrow('in circles')
  })

  test('has its lines in the transcript', async () => {
    const { transcript } = await twin.call({ whisper: { keys: ['2'] }, keys: ['9'] })
    const lines = renderTranscript(transcript, { colour: false }).split('\n')
    expect(lines).toEqual(
      expect.arrayContaining([
        '+0:04  worker-1@example.com answers',
        '+0:04  Twilio → POST /voice/whisper  200 text/xml',
        '+0:04  Twilio → worker-1@example.com  "Press 1"',
        '+0:04  worker-1@example.com presses 2',
        '+0:04  Twilio hangs up',
      ]),
    )
    expect(deeds({ transcript, requests: [], mistakes: [] })).not.toContain('customer presses 9')
  })
})
