import type { HangUp } from '../../twin/network/script'
import { twiml } from './support/fake-functions'
import { CUSTOMER, deeds, lasted, OTHER_PROXY_NUMBER, paramsOf, paths, PROXY_NUMBER } from './support/small-network'
import { smallNetwork, WORKER, WORKER_PHONE, wordsTo, type SmallNetwork } from './support/small-network'

const EVENTS = 'statusCallbackEvent="call-initiated call-ringing call-answered call-completed"'

describe('a customer who hangs up', () => {
  let twin: SmallNetwork
  beforeEach(async () => {
    twin = await smallNetwork()
    const callbacks = `statusCallback="/status" ${EVENTS} recordingStatusCallback="${twin.functions.url}/recording"`
    const conversation = `<Conversation serviceInstanceSid="${twin.account.conversationsServiceSid}" ${callbacks} record="record-from-ringing"/>`
    twin.functions.answer(
      '/voice/incoming',
      twiml(`<Say>Welcome</Say><Connect action="/done">${conversation}</Connect>`),
    )
    twin.functions.answer(
      '/done',
      twiml('<Say>Sorry</Say><Record action="/thanks" recordingStatusCallback="/recorded"/><Say>Nothing heard</Say>'),
    )
    twin.functions.answer('/thanks', twiml('<Say>Thank you</Say>'))
    for (const path of ['/status', '/recording', '/recorded']) twin.functions.answer(path, { status: 204 })
  })
  afterEach(() => twin.functions.close())

  const steps = ({ requests }: Awaited<ReturnType<SmallNetwork['call']>>) =>
    requests.flatMap(({ params }) => params['Status'] ?? params['RecordingStatus'] ?? [])

  test('at the first words ends the call there', async () => {
    const report = await twin.call({ customerHangsUp: 'during-greeting' })
    expect(report.outcome).toBe('hung-up')
    expect(paths(report)).toEqual(['/voice/incoming'])
    expect(deeds(report).at(-1)).toBe('customer hangs up')
  })

  test('while it rings ends the leg; the action is requested, and its answer not executed', async () => {
    const report = await twin.call({ customerHangsUp: 'while-it-rings' })
    expect(report.outcome).toBe('hung-up')
    expect(steps(report)).toEqual(['call-initiated', 'call-ringing', 'call-completed', 'completed'])
    expect(paramsOf(report, '/done')).toMatchObject({
      CallStatus: 'completed',
      Result: 'dialed-call-incomplete',
      DialCallStatus: 'canceled',
      DialCallDuration: '0',
      RecordingDuration: '2',
    })
    expect(wordsTo(report, 'customer')).toEqual(['Welcome'])
    expect(deeds(report).slice(-2)).toEqual(['customer hangs up', `${WORKER} hears the phone stop`])
    expect(lasted(report)).toBe(2)
  })

  test('while talking ends a good session', async () => {
    const report = await twin.call({ customerHangsUp: 'while-talking' })
    expect(report.outcome).toBe('answered')
    expect(steps(report)).toEqual(['call-initiated', 'call-ringing', 'call-answered', 'call-completed', 'completed'])
    expect(paramsOf(report, '/done')).toMatchObject({
      CallStatus: 'completed',
      Result: 'session-success',
      DialCallStatus: 'completed',
    })
    expect(wordsTo(report, 'customer')).toEqual(['Welcome'])
    expect(deeds(report).at(-1)).toBe(`${WORKER} and the customer have talked for 60 s; the customer hangs up`)
  })

  test('at the words before a recording leaves none, and nobody is told of one', async () => {
    const report = await twin.call({ worker: 'busy', customerHangsUp: 'during-prompt' })
    expect(report).toMatchObject({ outcome: 'hung-up', recordingSid: undefined })
    expect(wordsTo(report, 'customer')).toEqual(['Welcome', 'Sorry'])
    expect(paths(report)).not.toContain('/thanks')
    expect(paths(report)).not.toContain('/recorded')
  })

  test('at the beep leaves nothing, whatever they were to say', async () => {
    const report = await twin.call({ worker: 'busy', message: 9, customerHangsUp: 'at-the-beep' })
    expect(report).toMatchObject({ outcome: 'no-message', recordingSid: undefined })
    expect(paths(report)).not.toContain('/thanks')
    expect(wordsTo(report, 'customer')).toEqual(['Welcome', 'Sorry'])
  })

  test('after the message has left it', async () => {
    const report = await twin.call({ worker: 'busy', message: 9, customerHangsUp: 'after-message' })
    expect(report.outcome).toBe('voicemail')
    expect(paramsOf(report, '/thanks')).toMatchObject({ Digits: 'hangup', CallStatus: 'completed' })
    expect(paramsOf(report, '/recorded')).toMatchObject({ RecordingStatus: 'completed', RecordingDuration: '9' })
  })

  test.each<[HangUp, 'answers' | 'busy', string]>([
    ['while-it-rings', 'busy', 'no-message'],
    ['while-talking', 'busy', 'no-message'],
    ['during-whisper', 'answers', 'no-message'],
    ['at-the-beep', 'answers', 'no-message'],
  ])('%s does so only where the call comes there: of a worker who does %s', async (moment, worker, outcome) => {
    expect((await twin.call({ worker, customerHangsUp: moment })).outcome).toBe(outcome)
  })

  test('at a menu ends the call, and no action is requested', async () => {
    twin.functions.answer('/voice/incoming', twiml('<Gather action="/menu"><Say>Press 1</Say></Gather><Hangup/>'))
    const report = await twin.call({ keys: ['1'], customerHangsUp: 'during-greeting' })
    expect(report.outcome).toBe('hung-up')
    expect(paths(report)).toEqual(['/voice/incoming'])
  })

  test('at the words before a recording stays for those of a menu', async () => {
    const menu = '<Gather action="/menu" numDigits="1"><Say>Press 1</Say></Gather>'
    twin.functions.answer('/voice/incoming', twiml(`${menu}<Say>Speak</Say><Record action="/thanks"/>`))
    const report = await twin.call({ customerHangsUp: 'during-prompt' })
    expect(wordsTo(report, 'customer')).toEqual(['Press 1', 'Speak'])
    expect(report.outcome).toBe('hung-up')
  })

  test('at music is gone as well', async () => {
    twin.functions.answer('/voice/incoming', twiml('<Play>/a.mp3</Play><Redirect>/done</Redirect>'))
    expect((await twin.call({ customerHangsUp: 'during-greeting' })).outcome).toBe('hung-up')
  })

  test.each([
    ['while-it-rings', 'hung-up', 2],
    ['while-talking', 'answered', 64],
  ] as const)('of a Proxy session %s', async (customerHangsUp, outcome, seconds) => {
    const { sid } = twin.proxy.createSession({})
    twin.proxy.addParticipant(sid, CUSTOMER, PROXY_NUMBER)
    twin.proxy.addParticipant(sid, WORKER_PHONE, OTHER_PROXY_NUMBER)
    const report = await twin.call({ to: PROXY_NUMBER, customerHangsUp })
    expect(report.outcome).toBe(outcome)
    expect(lasted(report)).toBe(seconds)
  })
})
