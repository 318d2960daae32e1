import { json, twiml, type Reply } from './support/fake-functions'
import { CUSTOMER, debuggerCodes, deeds, lasted, OTHER_PROXY_NUMBER, paramsOf, paths } from './support/small-network'
import { PROXY_NUMBER, smallNetwork, WORKER_PHONE, wordsTo, type SmallNetwork } from './support/small-network'

describe('a call to one of Proxy’s numbers', () => {
  let twin: SmallNetwork
  beforeEach(async () => {
    twin = await smallNetwork()
    twin.functions.answer('/thanks', twiml('<Say>Thank you</Say>'))
  })
  afterEach(() => twin.functions.close())

  const outOfSession = (reply: Reply) => twin.functions.answer('/proxy/out-of-session', reply)
  const call = (script: Parameters<SmallNetwork['call']>[0] = {}) => twin.call({ to: PROXY_NUMBER, ...script })

  test('rings the other participant of the open session, under a proxy number', async () => {
    const sid = twin.openSession()
    const report = await call()
    expect(report).toMatchObject({ outcome: 'answered', requests: [], session: { sid, status: 'in-progress' } })
    expect(deeds(report)).toEqual([
      'customer (+15550100001) calls +15550300001',
      '+15550400001 hears the phone ring: +15550300002 calls',
      '+15550400001 answers',
      '+15550400001 and the customer have talked for 60 s; +15550400001 hangs up',
    ])
  })

  test.each([
    ['no-answer', 30, 'does not answer'],
    ['absent', 30, 'does not answer'],
    ['busy', 0, 'is on another call'],
    ['failed', 0, 'cannot be reached'],
    ['declines', 4, 'declines'],
  ] as const)('reaches nobody when the worker does %s', async (worker, seconds, what) => {
    twin.openSession()
    const report = await call({ worker })
    expect(report.outcome).toBe('no-answer')
    expect(deeds(report)).toContain(`${WORKER_PHONE} ${what}`)
    expect(lasted(report)).toBe(seconds)
  })

  test('is refused by a session for messages', async () => {
    twin.openSession('message-only')
    const report = await call()
    expect(report.outcome).toBe('application-error')
    expect(debuggerCodes(report)).toEqual([80911])
  })

  test('asks the out-of-session URL when no session is open', async () => {
    outOfSession(twiml('<Say>Nobody is here</Say>', 'application/xml'))
    const report = await call()
    expect(report.requests).toMatchObject([{ method: 'POST', status: 200 }])
    expect(paramsOf(report, '/proxy/out-of-session')).toMatchObject({
      CallSid: report.callSid,
      From: CUSTOMER,
      To: PROXY_NUMBER,
      CallStatus: 'ringing',
      Direction: 'inbound',
    })
    expect(wordsTo(report, 'customer')).toEqual(['Nobody is here'])
    expect(report.outcome).toBe('ended')
  })

  test('creates the session that JSON asks for, and puts the caller through', async () => {
    outOfSession(json({ uniqueName: 'one', mode: 'voice-only', participantIdentifier: WORKER_PHONE }))
    const report = await call()
    expect(report).toMatchObject({
      outcome: 'answered',
      session: {
        uniqueName: 'one',
        mode: 'voice-only',
        status: 'in-progress',
        participants: [
          { identifier: CUSTOMER, proxyIdentifier: PROXY_NUMBER },
          { identifier: WORKER_PHONE, proxyIdentifier: OTHER_PROXY_NUMBER },
        ],
      },
    })
    expect(paths(await call())).toEqual([])
  })

  test('gives the second participant the number that JSON names', async () => {
    const participantProxyIdentifier = PROXY_NUMBER
    outOfSession(json({ participantIdentifier: WORKER_PHONE, participantProxyIdentifier }))
    const { session } = await call()
    expect(session?.participants[1]?.proxyIdentifier).toBe(PROXY_NUMBER)
  })

  test('breaks off when Proxy refuses the session', async () => {
    twin.proxy.createSession({ uniqueName: 'taken' })
    outOfSession(json({ uniqueName: 'taken', participantIdentifier: WORKER_PHONE }))
    const report = await call()
    expect(report.outcome).toBe('application-error')
    expect(debuggerCodes(report)).toEqual([80603])
  })

  test.each<[string, Reply]>([
    ['status 500', { status: 500 }],
    ['TwiML as text/xml', twiml('<Hangup/>')],
    ['a page', { type: 'text/html', body: '<html/>' }],
    ['no content type', { body: '<Response/>' }],
    ['JSON without a participant', json({ ttl: 60 })],
    ['JSON with a field that Proxy does not know', json({ participantIdentifier: WORKER_PHONE, worker: 'w' })],
    ['JSON that was encoded twice', json(JSON.stringify({ participantIdentifier: WORKER_PHONE }))],
  ])('breaks off at %s', async (_, reply) => {
    outOfSession(reply)
    const report = await call()
    expect(report.outcome).toBe('application-error')
    expect(debuggerCodes(report)).toEqual([80913])
    expect(wordsTo(report, 'customer')).toEqual(['We are sorry, an application error has occurred. Goodbye.'])
  })

  test('breaks off at TwiML that is not well-formed', async () => {
    outOfSession(twiml('<Say>Tom & Ann</Say>', 'application/xml'))
    expect(debuggerCodes(await call())).toEqual([12100])
  })

  test('breaks off when no out-of-session URL is set', async () => {
    twin.proxy.configure({ outOfSessionCallbackUrl: '', numbers: [] })
    const report = await call()
    expect(report.outcome).toBe('application-error')
    expect(debuggerCodes(report)).toEqual([80902])
  })

  test('takes a voicemail by absolute URLs', async () => {
    outOfSession(twiml(`<Record action="${twin.functions.url}/thanks"/>`, 'application/xml; charset=utf-8'))
    const report = await call({ message: 6 })
    expect(report.outcome).toBe('voicemail')
    expect(paths(report)).toEqual(['/proxy/out-of-session', '/thanks'])
  })

  test.each([
    ['a relative action', '<Record action="/thanks"/>', '/thanks'],
    ['a relative redirect', '<Redirect>thanks</Redirect>', '/v1/Accounts/{AC}/Proxy/{KS}/Webhooks/thanks'],
  ])('leads %s to Proxy, and breaks off there', async (_, verbs, path) => {
    outOfSession(twiml(verbs, 'application/xml'))
    const report = await call({ message: 6 })
    const led = path.replace('{AC}', twin.account.sid).replace('{KS}', twin.account.proxyServiceSid)
    expect(report.mistakes.at(-1)?.message).toContain(`POST https://webhooks.twilio.com${led}: not where`)
    expect(report.outcome).toBe('application-error')
    expect(debuggerCodes(report)).toEqual([11200])
  })

  test('leads no action at all to Proxy, which asks again', async () => {
    const replies = [twiml('<Record/>', 'application/xml'), twiml('<Hangup/>', 'application/xml')]
    twin.functions.answer('/proxy/out-of-session', () => replies.shift() ?? { status: 404 })
    expect(paths(await call({ message: 6 }))).toEqual(['/proxy/out-of-session', '/proxy/out-of-session'])
  })
})
