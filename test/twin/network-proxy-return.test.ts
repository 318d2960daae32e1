import { newPhoneNetwork } from '../../twin/network/phone-network'
import { json, twiml, type Reply } from './support/fake-functions'
import { CUSTOMER, debuggerCodes, deeds, lasted, paths, PROXY_NUMBER, smallNetwork } from './support/small-network'
import { OTHER_PROXY_NUMBER, WORKER_PHONE, wordsTo, type SmallNetwork } from './support/small-network'

let twin: SmallNetwork
beforeEach(async () => {
  twin = await smallNetwork({ workerPhones: [WORKER_PHONE] })
})
afterEach(() => twin.functions.close())

const webhook = (name: 'Call' | 'Message') =>
  `https://webhooks.twilio.com/v1/Accounts/${twin.account.sid}/Proxy/${twin.account.proxyServiceSid}/Webhooks/${name}`
const back = (name: 'Call' | 'Message', before = '') =>
  twiml(`${before}<Redirect method="POST">${webhook(name)}</Redirect>`, 'application/xml')
/** One after the other, the last of them from then on. */
const outOfSession = (...replies: readonly Reply[]) => {
  let asked = 0
  twin.functions.answer('/proxy/out-of-session', () => replies[Math.min(asked++, replies.length - 1)] ?? {})
}
const session = json({ participantIdentifier: WORKER_PHONE })
const text = (body = 'Hello') => twin.network.text({ from: CUSTOMER, to: PROXY_NUMBER, body })
const call = (script: Parameters<SmallNetwork['call']>[0] = {}) => twin.call({ to: PROXY_NUMBER, ...script })
const askedAs = (name: string) => twin.functions.received.map(({ form }) => form[name])

describe('a call that is sent back to Proxy', () => {
  test('is asked about again, as the same call', async () => {
    outOfSession(back('Call', '<Pause length="2"/>'), session)
    const report = await call()
    expect(report.outcome).toBe('answered')
    expect(report.mistakes).toEqual([])
    expect(paths(report)).toEqual(['/proxy/out-of-session', '/proxy/out-of-session'])
    expect(askedAs('CallSid')).toEqual([report.callSid, report.callSid])
    expect(askedAs('CallStatus')).toEqual(['ringing', 'ringing'])
    expect(lasted(report)).toBe(2 + 0.25 + 0.3 + 4 + 60)
  })

  test('finds the session that is open by then', async () => {
    outOfSession(back('Call', '<Pause length="2"/>'))
    const calling = call()
    await twin.clock.sleep(1000)
    twin.openSession()
    const report = await calling
    expect(report.outcome).toBe('answered')
    expect(paths(report)).toEqual(['/proxy/out-of-session'])
    expect(deeds(report).at(1)).toBe('Twilio looks for the session again')
  })

  test('brings nothing of what the caller has pressed', async () => {
    outOfSession(
      twiml(`<Gather action="${twin.functions.url}/choose"><Say>Whom?</Say></Gather>`, 'application/xml'),
      session,
    )
    twin.functions.answer('/choose', back('Call'))
    const report = await call({ keys: ['2'] })
    expect(report.outcome).toBe('answered')
    expect(wordsTo(report, 'customer')).toEqual(['Whom?'])
    expect(paths(report)).toEqual(['/proxy/out-of-session', '/choose', '/proxy/out-of-session'])
    expect(askedAs('Digits')).toEqual([undefined, '2', undefined])
    expect(askedAs('CallStatus').at(-1)).toBe('in-progress')
  })

  test('may be so ten times in a row', async () => {
    outOfSession(...Array.from({ length: 10 }, () => back('Call')), session)
    expect((await call()).outcome).toBe('answered')
  })

  test('and again and again breaks off', async () => {
    outOfSession(back('Call'))
    const report = await call()
    expect(report.outcome).toBe('application-error')
    expect(debuggerCodes(report)).toEqual([11215])
    expect(report.requests).toHaveLength(11)
  })

  test.each<[string, () => string]>([
    ['another account', () => webhook('Call').replace(twin.account.sid, `AC${'0'.repeat(32)}`)],
    ['another service', () => webhook('Call').replace(twin.account.proxyServiceSid, `KS${'0'.repeat(32)}`)],
    ['the webhook of texts', () => webhook('Message')],
    ['a path that nobody serves', () => `${webhook('Call')}s`],
    ['a query that nobody reads', () => `${webhook('Call')}?Digits=2`],
  ])('under %s makes a mistake', async (_, url) => {
    outOfSession(twiml(`<Redirect>${url()}</Redirect>`, 'application/xml'))
    const report = await call()
    expect(report.outcome).toBe('application-error')
    expect(debuggerCodes(report)).toEqual([11200])
    expect(report.mistakes).toMatchObject([{ code: 11200 }])
  })

  test('by GET makes a mistake', async () => {
    outOfSession(twiml(`<Redirect method="GET">${webhook('Call')}</Redirect>`, 'application/xml'))
    expect((await call()).mistakes).toMatchObject([{ code: 11200 }])
  })

  test('makes a mistake when it has not come to one of Proxy’s numbers', async () => {
    twin.functions.answer('/voice/incoming', twiml(`<Redirect>${webhook('Call')}</Redirect>`))
    expect((await twin.call()).mistakes).toMatchObject([{ code: 11200 }])
  })
})

describe('a text that is sent back to Proxy', () => {
  test('is asked about again, as the same text', async () => {
    outOfSession(back('Message'), session)
    const report = await text()
    expect(report).toMatchObject({ outcome: 'delivered', mistakes: [] })
    expect(askedAs('MessageSid')).toEqual([report.messageSid, report.messageSid])
    expect(askedAs('Body')).toEqual(['Hello', 'Hello'])
  })

  test('has time to wait for its session', async () => {
    outOfSession(back('Message'))
    const texting = text()
    await twin.clock.sleep(10_000)
    twin.openSession()
    const report = await texting
    expect(report.outcome).toBe('delivered')
    expect(report.requests.length).toBeLessThan(50)
  })

  test('and again and again breaks off', async () => {
    outOfSession(back('Message'))
    const report = await text()
    expect(report.outcome).toBe('application-error')
    expect(debuggerCodes(report)).toEqual([14106])
    expect(report.requests).toHaveLength(50)
  })

  test('under the URL of calls makes a mistake', async () => {
    outOfSession(back('Call'))
    expect((await text()).mistakes).toMatchObject([{ code: 11200 }])
  })
})

describe('calls and texts at once', () => {
  /** The first makes the session, whoever comes meanwhile waits. */
  const firstMakesIt = () => {
    let isBeingMade = false
    twin.functions.answer('/proxy/out-of-session', ({ form }) => {
      if (isBeingMade) return form['CallSid'] ? back('Call', '<Pause length="2"/>') : back('Message')
      isBeingMade = true
      return session
    })
  }

  test('meet while the session is being made, and find it', async () => {
    firstMakesIt()
    const [call1, text1, call2, text2] = await Promise.all([call(), text('1'), call(), text('2')])
    expect([call1.outcome, text1.outcome, call2.outcome, text2.outcome]).toEqual([
      'answered',
      'delivered',
      'answered',
      'delivered',
    ])
    const sids = [call1, text1, call2, text2].map((report) => report.session?.sid)
    expect(new Set(sids).size).toBe(1)
    expect(twin.functions.received.length).toBeGreaterThan(4)
  })

  test('each want a session of their own: one gets it, and the debugger has the API’s code of the others', async () => {
    outOfSession(session)
    const reports = await Promise.all([text('1'), text('2'), text('3')])
    expect(reports.map(({ outcome }) => outcome)).toEqual(['delivered', 'application-error', 'application-error'])
    expect(reports.flatMap(debuggerCodes)).toEqual([80604, 80604])
  })

  test.each([0, 5000])('meet for as long as making the session takes: %d ms', async (makeSession) => {
    const network = newPhoneNetwork({ ...twin, proxyDelays: { makeSession, lookAgain: 500 } })
    firstMakesIt()
    const write = (body: string) => network.text({ from: CUSTOMER, to: PROXY_NUMBER, body })
    const [first, second] = await Promise.all([write('1'), write('2')])
    expect([lasted(first), lasted(second)]).toEqual([makeSession / 1000, Math.max(500, makeSession) / 1000])
  })
})

describe('what Proxy tells out of session', () => {
  test('has the parameters of the previous session', async () => {
    const sid = twin.openSession()
    twin.proxy.close(sid)
    outOfSession(twiml('<Hangup/>', 'application/xml'))
    const { requests, callSid } = await call()
    expect(requests[0]?.params).toMatchObject({ CallSid: callSid, sessionSid: sid, sessionStatus: 'closed' })
  })
})

describe('a session that goes back to a customer', () => {
  const answerToWorker = json({ participantIdentifier: CUSTOMER, participantProxyIdentifier: PROXY_NUMBER })

  test('is made for a worker who calls, and neither sees the number of the other', async () => {
    outOfSession(answerToWorker)
    expect(deeds(await call({ from: WORKER_PHONE, to: OTHER_PROXY_NUMBER }))).toEqual([
      `${WORKER_PHONE} calls ${OTHER_PROXY_NUMBER}`,
      `${CUSTOMER} hears the phone ring: ${PROXY_NUMBER} calls`,
      `${CUSTOMER} answers`,
      `${CUSTOMER} and ${WORKER_PHONE} have talked for 60 s; ${CUSTOMER} hangs up`,
    ])
    expect(deeds(await call()).slice(0, 2)).toEqual([
      `customer (${CUSTOMER}) calls ${PROXY_NUMBER}`,
      `${WORKER_PHONE} hears the phone ring: ${OTHER_PROXY_NUMBER} calls`,
    ])
  })

  test('is made for a worker who writes', async () => {
    outOfSession(answerToWorker)
    const report = await twin.network.text({ from: WORKER_PHONE, to: OTHER_PROXY_NUMBER, body: 'On my way' })
    expect(report.transcript.flatMap(({ event }) => (event.kind === 'said' ? [event] : []))).toMatchObject([
      { from: WORKER_PHONE, to: OTHER_PROXY_NUMBER },
      { from: PROXY_NUMBER, to: CUSTOMER, words: 'On my way' },
    ])
  })
})
