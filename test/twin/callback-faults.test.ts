import type { Report } from '../../twin/network/script'
import { twiml } from './support/fake-functions'
import { debuggerCodes, deeds, lasted, paths, smallNetwork, type SmallNetwork } from './support/small-network'

/** `14 call-ringing`: when, by the twin's clock, each callback was sent, in order. */
function sent({ transcript }: Report): string[] {
  const startedAt = transcript[0]?.at.getTime() ?? 0
  return transcript.flatMap(({ at, event }) => {
    if (event.kind !== 'webhook') return []
    const { Status, RecordingStatus } = event.exchange.params
    const name = Status ?? RecordingStatus
    return name ? [`${(at.getTime() - startedAt) / 1000} ${name}`] : []
  })
}

const EVENTS = 'statusCallbackEvent="call-initiated call-ringing call-answered call-completed"'

describe('a callback', () => {
  let twin: SmallNetwork
  beforeEach(async () => {
    twin = await smallNetwork()
    const callbacks = `statusCallback="/status" ${EVENTS} recordingStatusCallback="${twin.functions.url}/recording"`
    const conversation = `<Conversation serviceInstanceSid="${twin.account.conversationsServiceSid}" record="true" ${callbacks}/>`
    twin.functions.answer('/voice/incoming', twiml(`<Connect action="/done">${conversation}</Connect>`))
    twin.functions.answer('/done', twiml('<Pause length="10"/>'))
    twin.functions.answer('/status', { status: 204 })
    twin.functions.answer('/recording', { status: 204 })
  })
  afterEach(() => twin.functions.close())

  const told = (report: Report) => deeds(report).filter((deed) => deed.startsWith('twin '))

  test('comes once, in order and at once when nothing is told', async () => {
    const report = await twin.call()
    expect(sent(report)).toEqual([
      '0 call-initiated',
      '0 call-ringing',
      '4 call-answered',
      '64 call-completed',
      '74 completed',
    ])
    expect(told(report)).toEqual([])
  })

  test('comes twice, the very same', async () => {
    twin.faults.add('callback /status: twice x1')
    const report = await twin.call()
    expect(sent(report).slice(0, 3)).toEqual(['0 call-initiated', '0 call-initiated', '0 call-ringing'])
    const [first, second] = twin.functions.received.filter(({ path }) => path === '/status')
    expect(second).toEqual(first)
    expect(told(report)).toEqual(['twin sends call-initiated to /status twice, as told'])
  })

  test('comes late, and the call goes on meanwhile', async () => {
    twin.faults.add('callback /status: late 30s x1')
    const report = await twin.call()
    expect(sent(report)).toEqual([
      '0 call-ringing',
      '4 call-answered',
      '30 call-initiated',
      '64 call-completed',
      '74 completed',
    ])
    expect(told(report)).toEqual(['twin sends call-initiated to /status 30 s late, as told'])
  })

  test('is still waited for when it comes after the end of the call', async () => {
    twin.faults.add('callback /status: late 300s')
    const report = await twin.call()
    expect(sent(report).slice(1)).toEqual([
      '300 call-initiated',
      '300 call-ringing',
      '304 call-answered',
      '364 call-completed',
    ])
    expect(sent(report)[0]).toBe('74 completed')
    expect(lasted(report)).toBe(364)
  })

  test('changes places with the next one', async () => {
    twin.faults.add('callback /status: reversed x1')
    const report = await twin.call()
    expect(sent(report).slice(0, 3)).toEqual(['0 call-ringing', '0 call-initiated', '4 call-answered'])
    expect(told(report)).toEqual(['twin keeps call-initiated to /status back until the next one, as told'])
  })

  test('waits for the next one to the same path only', async () => {
    twin.faults.add('callback /recording: reversed')
    expect(sent(await twin.call()).at(-1)).toBe('74 completed')
    twin.faults.add('callback /status: reversed')
    const report = await twin.call()
    expect(sent(report)).toEqual([
      '74 call-completed',
      '74 call-answered',
      '74 call-ringing',
      '74 call-initiated',
      '74 completed',
    ])
  })

  test('goes out when the next one that was late has been sent', async () => {
    twin.faults.add('callback /status: reversed x1')
    twin.faults.add('callback /status: late 2s x1')
    expect(sent(await twin.call()).slice(0, 2)).toEqual(['2 call-ringing', '2 call-initiated'])
  })

  test('never comes', async () => {
    twin.faults.add('callback /status: never')
    const report = await twin.call()
    expect(sent(report)).toEqual(['74 completed'])
    expect(told(report)).toHaveLength(4)
    expect(told(report)[0]).toBe('twin does not send call-initiated to /status, as told')
  })

  test('of a recording meets its faults, too', async () => {
    twin.faults.add('callback /recording: twice')
    expect(sent(await twin.call()).slice(-2)).toEqual(['74 completed', '74 completed'])
  })

  test('that nobody takes is reported each time', async () => {
    twin.functions.answer('/status', { status: 500 })
    twin.faults.add('callback /status: twice x1')
    expect(debuggerCodes(await twin.call())).toEqual([32503, 32503, 32503, 32503, 32503])
  })

  test('that fails in the twin itself, though late, fails the call and nothing else', async () => {
    twin.functions.answer('/status', { status: 302 })
    twin.faults.add('callback /status: late 5s')
    await expect(twin.call()).rejects.toThrow('does not follow HTTP redirects yet')
  })

  test('is nothing that Twilio asks and waits for', async () => {
    twin.faults.add('callback /: never')
    expect(paths(await twin.call())).toEqual(['/voice/incoming', '/done'])
  })

  test('of another call is not held up', async () => {
    twin.faults.add('callback /status: reversed x1')
    const reports = await Promise.all([twin.call(), twin.call({ from: '+15550100002' })])
    const orders = reports.map((report) => sent(report).slice(0, 2))
    expect(orders.toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual([
      ['0 call-initiated', '0 call-ringing'],
      ['0 call-ringing', '0 call-initiated'],
    ])
  })
})
