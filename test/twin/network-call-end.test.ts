import { newPhoneNetwork } from '../../twin/network/phone-network'
import type { CallScript } from '../../twin/network/script'
import { twiml } from './support/fake-functions'
import {
  CUSTOMER,
  debuggerCodes,
  FRONTLINE_NUMBER,
  paramsOf,
  paths,
  smallNetwork,
  WORKER,
} from './support/small-network'
import type { SmallNetwork } from './support/small-network'

describe('the status callback of a number', () => {
  let twin: SmallNetwork
  beforeEach(async () => {
    twin = await smallNetwork()
    twin.functions.answer('/ended', { status: 204 })
    twin.functions.answer('/recorded', { status: 204 })
    twin.functions.answer('/thanks', twiml('<Hangup/>'))
  })
  afterEach(() => twin.functions.close())

  const network = (path = '/ended') => {
    const voiceNumbers = twin.wiring.voiceNumbers.map((number) => ({
      ...number,
      statusCallback: twin.functions.url + path,
    }))
    return newPhoneNetwork({ ...twin, wiring: { ...twin.wiring, voiceNumbers } })
  }
  const call = (verbs: string, script: Partial<CallScript> = {}, path?: string) => {
    twin.functions.answer('/voice/incoming', twiml(verbs))
    return network(path).call({ from: CUSTOMER, to: FRONTLINE_NUMBER, worker: 'answers', message: 'none', ...script })
  }

  test('is told by POST when the call is over, of the seconds since it was answered', async () => {
    const report = await call('<Pause length="2"/><Say>Hello</Say><Pause length="7"/>')
    expect(paths(report)).toEqual(['/voice/incoming', '/ended'])
    expect(report.requests[1]?.method).toBe('POST')
    expect(paramsOf(report, '/ended')).toMatchObject({
      CallSid: report.callSid,
      From: CUSTOMER,
      To: FRONTLINE_NUMBER,
      Direction: 'inbound',
      CallStatus: 'completed',
      CallDuration: '7',
      Timestamp: 'Mon, 05 Jan 2026 09:00:09 +0000',
      CallbackSource: 'call-progress-events',
      SequenceNumber: '0',
    })
  })

  test.each([
    ['<Reject/>', 'no-answer'],
    ['<Reject reason="busy"/>', 'busy'],
  ])('is told of %s, which nobody answered', async (verbs, status) => {
    expect(paramsOf(await call(verbs), '/ended')).toMatchObject({ CallStatus: status, CallDuration: '0' })
  })

  test('is all that is told of a caller who hangs up before the beep', async () => {
    const verbs = '<Pause length="3"/><Say>Speak</Say><Record action="/thanks" recordingStatusCallback="/recorded"/>'
    const report = await call(verbs, { message: 9, customerHangsUp: 'during-prompt' })
    expect(paths(report)).toEqual(['/voice/incoming', '/ended'])
  })

  test('comes behind the action and before that of a recording', async () => {
    const verbs = '<Record action="/thanks" recordingStatusCallback="/recorded"/>'
    const report = await call(verbs, { message: 9, customerHangsUp: 'after-message' })
    expect(paths(report)).toEqual(['/voice/incoming', '/thanks', '/ended', '/recorded'])
    expect(paramsOf(report, '/ended')['CallDuration']).toBe('9')
  })

  test('is told of a call that broke off', async () => {
    const report = await call('<Redirect>/missing</Redirect>')
    expect(report.outcome).toBe('application-error')
    expect(paths(report)).toEqual(['/voice/incoming', '/missing', '/ended'])
  })

  test('that fails is shown, and changes nothing', async () => {
    const report = await call('<Say>Hello</Say>', {}, '/missing')
    expect(report.outcome).toBe('ended')
    expect(debuggerCodes(report)).toEqual([15003])
  })

  test('meets the faults of callbacks', async () => {
    twin.faults.add('callback /ended: never x1')
    expect(paths(await call('<Say>Hello</Say>'))).toEqual(['/voice/incoming'])
  })

  test('is not told of a worker’s call, which is a call to no number', async () => {
    twin.functions.answer('/voice/incoming', twiml('<Hangup/>'))
    const report = await network().workerCall({
      worker: WORKER,
      from: FRONTLINE_NUMBER,
      to: CUSTOMER,
      customer: 'answers',
    })
    expect(paths(report)).toEqual(['/voice/incoming'])
  })
})
