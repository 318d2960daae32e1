import { twiml } from './support/fake-functions'
import { debuggerCodes, deeds, lasted, paramsOf, paths, smallNetwork, wordsTo } from './support/small-network'
import type { SmallNetwork } from './support/small-network'

describe('<Record>', () => {
  let twin: SmallNetwork
  beforeEach(async () => {
    twin = await smallNetwork()
    twin.functions.answer('/thanks', twiml('<Say>Thank you</Say>'))
    twin.functions.answer('/recorded', { status: 204 })
  })
  afterEach(() => twin.functions.close())

  const record = (attributes: string, after = '<Say>Nothing heard</Say>') =>
    twin.functions.answer('/voice/incoming', twiml(`<Record ${attributes}/>${after}`))

  test('requests the action with the recording, and leaves the verbs behind it alone', async () => {
    record('action="/thanks"')
    const report = await twin.call({ message: 12 })
    expect(report.outcome).toBe('voicemail')
    expect(wordsTo(report, 'customer')).toEqual(['Thank you'])
    expect(report.recordingSid).toMatch(/^RE[0-9a-f]{32}$/)
    expect(paramsOf(report, '/thanks')).toMatchObject({
      CallSid: report.callSid,
      CallStatus: 'in-progress',
      RecordingSid: report.recordingSid,
      RecordingUrl: `https://api.twilio.com/2010-04-01/Accounts/${twin.account.sid}/Recordings/${report.recordingSid}`,
      RecordingDuration: '12',
      Digits: '',
    })
  })

  test('beeps, listens, and takes five seconds of silence for the end', async () => {
    record('action="/thanks"')
    const report = await twin.call({ message: 12 })
    expect(deeds(report)).toEqual([
      'customer (+15550100001) calls +15550200001',
      'Twilio beeps and records the customer',
      'customer speaks for 12 s',
    ])
    expect(lasted(report)).toBe(17)
  })

  test('does not beep when told not to', async () => {
    record('action="/thanks" playBeep="false"')
    expect(deeds(await twin.call({ message: 12 }))).toContain('Twilio records the customer')
  })

  test('goes on to the next verb when it heard nothing, and requests no action', async () => {
    record('action="/thanks" timeout="7"')
    const report = await twin.call({ message: 'none' })
    expect(report).toMatchObject({ outcome: 'no-message', recordingSid: undefined })
    expect(paths(report)).toEqual(['/voice/incoming'])
    expect(wordsTo(report, 'customer')).toEqual(['Nothing heard'])
    expect(lasted(report)).toBe(7)
  })

  test('requests the action after the caller has hung up, and executes nothing of the answer', async () => {
    record('action="/thanks"')
    const report = await twin.call({ message: 3, customerHangsUp: 'after-message' })
    expect(report.outcome).toBe('voicemail')
    expect(paramsOf(report, '/thanks')).toMatchObject({
      Digits: 'hangup',
      CallStatus: 'completed',
      RecordingDuration: '3',
    })
    expect(wordsTo(report, 'customer')).toEqual([])
  })

  test('ends with a caller who hangs up at the beep', async () => {
    record('action="/thanks"')
    const report = await twin.call({ message: 'none', customerHangsUp: 'after-message' })
    expect(report.outcome).toBe('no-message')
    expect(paths(report)).toEqual(['/voice/incoming'])
    expect(wordsTo(report, 'customer')).toEqual([])
  })

  test('reports an action that fails although nobody is there to hear it', async () => {
    record('action="/missing"')
    const report = await twin.call({ message: 3, customerHangsUp: 'after-message' })
    expect(report.outcome).toBe('voicemail')
    expect(debuggerCodes(report)).toEqual([11200])
  })

  test.each([
    ['maxLength="10"', 25, '10'],
    ['maxLength="10" trim="do-not-trim"', 25, '10'],
    ['maxLength="10" trim="do-not-trim"', 8, '10'],
    ['trim="do-not-trim"', 8, '13'],
    ['trim="trim-silence"', 8, '8'],
    ['', 8, '8'],
  ])('with %s, of a caller who speaks for %d s, lasts %s s', async (attributes, message, duration) => {
    record(`action="/thanks" ${attributes}`)
    expect(paramsOf(await twin.call({ message }), '/thanks')['RecordingDuration']).toBe(duration)
  })

  test('without an action requests the document again, and hears nothing the second time', async () => {
    record('')
    const report = await twin.call({ message: 4 })
    expect(paths(report)).toEqual(['/voice/incoming', '/voice/incoming'])
    expect(paramsOf(report, '/voice/incoming')['RecordingDuration']).toBe('4')
    expect(report.outcome).toBe('voicemail')
    expect(wordsTo(report, 'customer')).toEqual(['Nothing heard'])
  })

  test('requests a GET action with its parameters in the query', async () => {
    record('action="/thanks?a=1" method="GET"')
    const report = await twin.call({ message: 4 })
    expect(report.requests[1]).toMatchObject({ method: 'GET', status: 200 })
    expect(paramsOf(report, '/thanks')).toMatchObject({ a: '1', RecordingDuration: '4' })
  })

  test('tells of the recording after the action', async () => {
    record('action="/thanks" recordingStatusCallback="/recorded"')
    const report = await twin.call({ message: 4 })
    expect(paths(report)).toEqual(['/voice/incoming', '/thanks', '/recorded'])
    expect(paramsOf(report, '/recorded')).toEqual({
      AccountSid: twin.account.sid,
      CallSid: report.callSid,
      RecordingSid: report.recordingSid,
      RecordingUrl: `https://api.twilio.com/2010-04-01/Accounts/${twin.account.sid}/Recordings/${report.recordingSid}`,
      RecordingStatus: 'completed',
      RecordingDuration: '4',
      RecordingChannels: '1',
      RecordingSource: 'RecordVerb',
      RecordingStartTime: 'Mon, 05 Jan 2026 09:00:00 +0000',
      RecordingTrack: 'inbound',
      ErrorCode: '0',
    })
  })

  test.each([
    ['', 4, ['completed']],
    ['', 'none' as const, []],
    ['in-progress completed absent', 4, ['in-progress', 'completed']],
    ['in-progress completed absent', 'none' as const, ['in-progress', 'absent']],
    ['absent', 4, []],
  ])('subscribed to "%s", of a caller who says %s, tells %j', async (events, message, statuses) => {
    const subscription = events && `recordingStatusCallbackEvent="${events}"`
    record(`action="/thanks" recordingStatusCallback="/recorded" recordingStatusCallbackMethod="GET" ${subscription}`)
    const { requests } = await twin.call({ message })
    const told = requests.filter(({ url }) => new URL(url).pathname === '/recorded')
    expect(told.map(({ params }) => params['RecordingStatus'])).toEqual(statuses)
    expect(told.every(({ method }) => method === 'GET')).toBe(true)
  })

  test.each([
    [4, 'completed', '0'],
    ['none' as const, 'absent', '16102'],
  ])('of a caller who says %s tells %s with the error code %s', async (message, status, code) => {
    record('action="/thanks" recordingStatusCallback="/recorded" recordingStatusCallbackEvent="completed absent"')
    expect(paramsOf(await twin.call({ message }), '/recorded')).toMatchObject({
      RecordingStatus: status,
      ErrorCode: code,
    })
  })

  test('reports a recording callback that is not taken', async () => {
    record('action="/thanks" recordingStatusCallback="/missing"')
    const report = await twin.call({ message: 4 })
    expect(report.outcome).toBe('voicemail')
    expect(debuggerCodes(report)).toEqual([15003])
  })

  test.each([
    ['method="PUT"', 13610],
    ['timeout="0"', 13611],
    ['maxLength="1"', 13612],
    ['finishOnKey="x"', 13613],
    ['playBeep="yes"', 13616],
    ['trim="no"', 13699],
  ])('warns of %s, and goes on with the default', async (attributes, code) => {
    record(`action="/thanks" ${attributes}`)
    const report = await twin.call({ message: 4 })
    expect(report).toMatchObject({ outcome: 'voicemail', mistakes: [{ code }] })
    expect(debuggerCodes(report)).toEqual([code])
    expect(lasted(report)).toBe(9)
  })

  test('breaks off at an event that nobody knows', async () => {
    record('action="/thanks" recordingStatusCallbackEvent="done"')
    const report = await twin.call({ message: 4 })
    expect(report).toMatchObject({ outcome: 'application-error', mistakes: [{ code: 13621 }] })
    expect(debuggerCodes(report)).toEqual([13621])
  })
})
