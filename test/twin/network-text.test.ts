import { countSegments } from '../../twin/network/segments'
import { json, twiml, type Reply } from './support/fake-functions'
import { CUSTOMER, debuggerCodes, OTHER_PROXY_NUMBER, paramsOf, paths } from './support/small-network'
import { PROXY_NUMBER, smallNetwork, WORKER_PHONE, wordsTo, type SmallNetwork } from './support/small-network'

describe('a text to one of Proxy’s numbers', () => {
  let twin: SmallNetwork
  beforeEach(async () => {
    twin = await smallNetwork()
  })
  afterEach(() => twin.functions.close())

  const outOfSession = (reply: Reply) => twin.functions.answer('/proxy/out-of-session', reply)
  const text = (changes: { to?: string; body?: string } = {}) =>
    twin.network.text({ from: CUSTOMER, to: PROXY_NUMBER, body: 'Are you open?', ...changes })

  test('goes to the other participant of the open session, from a proxy number', async () => {
    const sid = twin.openSession()
    const report = await text()
    expect(report).toMatchObject({ outcome: 'delivered', requests: [], session: { sid, status: 'in-progress' } })
    expect(report.transcript.map(({ event }) => event)).toEqual([
      { kind: 'said', via: 'message', from: 'customer', to: PROXY_NUMBER, words: 'Are you open?' },
      { kind: 'said', via: 'message', from: OTHER_PROXY_NUMBER, to: WORKER_PHONE, words: 'Are you open?' },
    ])
  })

  test('is refused by a session for calls', async () => {
    twin.openSession('voice-only')
    const report = await text()
    expect(report.outcome).toBe('application-error')
    expect(debuggerCodes(report)).toEqual([80910])
  })

  test('asks the out-of-session URL when no session is open, and sends the reply', async () => {
    outOfSession(twiml('<Message>We are closed</Message><Message><Body>Bye</Body></Message>', 'application/xml'))
    const report = await text()
    expect(report.outcome).toBe('replied')
    expect(wordsTo(report, 'customer')).toEqual(['We are closed', 'Bye'])
    expect(paramsOf(report, '/proxy/out-of-session')).toEqual({
      MessageSid: report.messageSid,
      SmsSid: report.messageSid,
      SmsMessageSid: report.messageSid,
      AccountSid: twin.account.sid,
      From: CUSTOMER,
      To: PROXY_NUMBER,
      Body: 'Are you open?',
      NumMedia: '0',
      NumSegments: '1',
      SmsStatus: 'received',
      ApiVersion: '2010-04-01',
    })
    expect(report.messageSid).toMatch(/^SM[0-9a-f]{32}$/)
  })

  test('creates the session that JSON asks for, and delivers', async () => {
    outOfSession(json({ participantIdentifier: WORKER_PHONE }))
    const report = await text()
    expect(report.outcome).toBe('delivered')
    expect(wordsTo(report, WORKER_PHONE)).toEqual(['Are you open?'])
    expect(report.session?.participants).toHaveLength(2)
  })

  test('gets no reply from an empty document', async () => {
    outOfSession(twiml('', 'application/xml'))
    expect((await text()).outcome).toBe('no-reply')
  })

  test.each(['STOP', 'stopall', 'Unsubscribe', 'CANCEL', 'END', 'QUIT', 'ARRET', 'UNSTOP', ' Stop\n'])(
    'is blocked when it is %j, in a session and out of one',
    async (body) => {
      outOfSession(twiml('<Message>We are closed</Message>', 'application/xml'))
      const stranger = await text({ body })
      expect(stranger).toMatchObject({ outcome: 'no-reply', requests: [], session: undefined })
      expect(debuggerCodes(stranger)).toEqual([80901])
      twin.openSession()
      const participant = await text({ body })
      expect(participant.outcome).toBe('no-reply')
      expect(debuggerCodes(participant)).toEqual([80901])
      expect(wordsTo(participant, WORKER_PHONE)).toEqual([])
    },
  )

  test.each(['Stop it', 'START', 'YES', 'STOP.', ''])('goes through when it is %j', async (body) => {
    twin.openSession()
    const report = await text({ body })
    expect(report.outcome).toBe('delivered')
    expect(debuggerCodes(report)).toEqual([])
  })

  test('follows a redirect to an absolute URL', async () => {
    outOfSession(twiml(`<Redirect>${twin.functions.url}/more</Redirect>`, 'application/xml'))
    twin.functions.answer('/more', twiml('<Message>More</Message>'))
    const report = await text()
    expect(paths(report)).toEqual(['/proxy/out-of-session', '/more'])
    expect(wordsTo(report, 'customer')).toEqual(['More'])
  })

  test('sends back plain text', async () => {
    outOfSession(twiml(`<Redirect>${twin.functions.url}/more</Redirect>`, 'application/xml'))
    twin.functions.answer('/more', { type: 'text/plain', body: 'More' })
    expect(wordsTo(await text(), 'customer')).toEqual(['More'])
  })

  test('reads fifty documents and no more', async () => {
    outOfSession(twiml(`<Redirect>${twin.functions.url}/again</Redirect>`, 'application/xml'))
    twin.functions.answer('/again', twiml('<Redirect/>'))
    const report = await text()
    expect(debuggerCodes(report)).toEqual([14106])
    expect(report.requests).toHaveLength(50)
  })

  test('is led to Proxy by a relative redirect', async () => {
    outOfSession(twiml('<Redirect>/more</Redirect>', 'application/xml'))
    const report = await text()
    expect(report.outcome).toBe('application-error')
    expect(debuggerCodes(report)).toEqual([11200])
  })

  test.each<[string, Reply, number]>([
    ['status 500', { status: 500 }, 80913],
    ['another content type', twiml('<Message>a</Message>', 'text/xml'), 80913],
    ['TwiML that is not well-formed', twiml('<Message>', 'application/xml'), 12100],
  ])('fails at %s', async (_, reply, code) => {
    outOfSession(reply)
    const report = await text()
    expect(report.outcome).toBe('application-error')
    expect(debuggerCodes(report)).toEqual([code])
    expect(wordsTo(report, 'customer')).toEqual([])
  })

  test.each(['<Message to="+1">a</Message>', '<Message><Media>a</Media></Message>'])(
    'fails loudly at %s',
    async (verbs) => {
      outOfSession(twiml(verbs, 'application/xml'))
      await expect(text()).rejects.toThrow('the twin does not execute it yet')
    },
  )

  test('to a number that nobody has names those that somebody has', async () => {
    await expect(text({ to: '+15559999999' })).rejects.toThrow(
      'Nobody has the number +15559999999. Known numbers: ' +
        '+15550200001 (calls), +15550300001 (Proxy), +15550300002 (Proxy)',
    )
  })

  test.each([
    ['', 1],
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['a'.repeat(306), 2],
    ['a'.repeat(307), 3],
    ['€'.repeat(80), 1],
    ['€'.repeat(81), 2],
    ['ő'.repeat(70), 1],
    ['ő'.repeat(71), 2],
    ['😀'.repeat(36), 2],
  ])('%# is sent in as many segments as it needs', (body, segments) => {
    expect(countSegments(body)).toBe(segments)
  })
})
