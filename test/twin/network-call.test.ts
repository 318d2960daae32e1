import { twiml, type Reply } from './support/fake-functions'
import { debuggerCodes, deeds, lasted, paramsOf, paths, smallNetwork, wordsTo } from './support/small-network'
import { CUSTOMER, FRONTLINE_NUMBER, type SmallNetwork } from './support/small-network'

const SORRY = 'We are sorry, an application error has occurred. Goodbye.'

describe('a call', () => {
  let twin: SmallNetwork
  beforeEach(async () => {
    twin = await smallNetwork()
  })
  afterEach(() => twin.functions.close())

  const incoming = (reply: Reply) => twin.functions.answer('/voice/incoming', reply)

  test('asks the URL of the number that was dialled', async () => {
    incoming(twiml('<Say>Hello</Say><Hangup/><Say>never heard</Say>'))
    const report = await twin.call()
    expect(report.outcome).toBe('ended')
    expect(wordsTo(report, 'customer')).toEqual(['Hello'])
    expect(report.requests).toHaveLength(1)
    expect(paramsOf(report, '/voice/incoming')).toEqual({
      CallSid: report.callSid,
      AccountSid: twin.account.sid,
      From: CUSTOMER,
      To: FRONTLINE_NUMBER,
      Caller: CUSTOMER,
      Called: FRONTLINE_NUMBER,
      CallStatus: 'ringing',
      ApiVersion: '2010-04-01',
      Direction: 'inbound',
      ...Object.fromEntries(
        ['From', 'To', 'Caller', 'Called'].flatMap((party) =>
          ['City', 'State', 'Zip', 'Country'].map((place) => [`${party}${place}`, '']),
        ),
      ),
    })
    expect(report.callSid).toMatch(/^CA[0-9a-f]{32}$/)
  })

  test('asks by GET where the number says so', async () => {
    await twin.functions.close()
    twin = await smallNetwork({ voiceMethod: 'GET' })
    incoming(twiml('<Hangup/>'))
    const report = await twin.call()
    expect(report.requests).toMatchObject([{ method: 'GET', status: 200 }])
    expect(twin.functions.received[0]?.query).toMatchObject({ CallSid: report.callSid })
  })

  test('ends where the document ends', async () => {
    incoming(twiml('<Say loop="2">Hello\n   there</Say><Play>/prompts/a.mp3</Play><Pause length="3"/>'))
    const report = await twin.call()
    expect(report.outcome).toBe('ended')
    expect(wordsTo(report, 'customer')).toEqual(['Hello there', 'Hello there'])
    expect(deeds(report)).toContain(`Twilio plays ${twin.functions.url}/prompts/a.mp3 to the customer`)
  })

  test.each([
    ['<Say loop="0">Hello</Say>', 'Hello'],
    ['<Play loop="0">/a.mp3</Play>', undefined],
  ])('has %s once in its transcript, and knows that it goes on', async (verb, words) => {
    incoming(twiml(verb))
    const report = await twin.call()
    expect(wordsTo(report, 'customer')).toEqual(words ? [words] : [])
    expect(deeds(report).at(-1)).toBe('Twilio repeats it until somebody hangs up, 1000 times at most')
    expect(report.mistakes).toEqual([])
  })

  test('pauses as long as it is told, and a second unless told', async () => {
    incoming(twiml('<Pause length="3"/><Pause/><Say>Hello</Say>'))
    expect(lasted(await twin.call())).toBe(4)
  })

  test.each([
    ['<Reject/>', 'customer hears that the number is not in service'],
    ['<Reject reason="busy"/>', 'customer hears a busy signal'],
  ])('is refused by %s', async (verb, deed) => {
    incoming(twiml(verb))
    const report = await twin.call()
    expect(report.outcome).toBe('rejected')
    expect(deeds(report)).toContain(deed)
  })

  test('that has been answered cannot be refused any more', async () => {
    incoming(twiml('<Say>Hello</Say><Reject/>'))
    expect((await twin.call()).outcome).toBe('ended')
  })

  test('follows a redirect, relative to the document in which it stands', async () => {
    incoming(twiml('<Say>One</Say><Redirect method="GET">menu/two?x=1</Redirect><Say>never heard</Say>'))
    twin.functions.answer('/voice/menu/two', twiml('<Say>Two</Say>'))
    const report = await twin.call()
    expect(wordsTo(report, 'customer')).toEqual(['One', 'Two'])
    expect(report.requests[1]?.method).toBe('GET')
    expect(paramsOf(report, '/voice/menu/two')).toMatchObject({ x: '1', CallStatus: 'in-progress' })
  })

  test('is still ringing when the first verb redirects', async () => {
    incoming(twiml('<Redirect>/two</Redirect>'))
    twin.functions.answer('/two', twiml('<Hangup/>'))
    expect(paramsOf(await twin.call(), '/two')).toMatchObject({ CallStatus: 'ringing' })
  })

  test('follows ten redirects in a row, and not eleven', async () => {
    let left = 10
    twin.functions.answer('/voice/incoming', () => twiml(left-- > 0 ? '<Redirect/>' : '<Say>There</Say>'))
    expect(wordsTo(await twin.call(), 'customer')).toEqual(['There'])
    left = 11
    const report = await twin.call()
    expect(report.outcome).toBe('application-error')
    expect(debuggerCodes(report)).toEqual([11215])
    expect(report.requests).toHaveLength(11)
  })

  test.each<[string, Reply, number]>([
    ['status 500', { status: 500, type: 'text/xml', body: '<Response/>' }, 11200],
    ['status 404', { status: 404 }, 11200],
    ['an empty body', { type: 'text/xml', body: '' }, 11770],
    ['no TwiML at all', { status: 204 }, 11770],
    ['more than 64 kB', twiml(`<Say>${'a'.repeat(64 * 1024)}</Say>`), 11750],
    ['another content type', twiml('<Hangup/>', 'application/json'), 12300],
    ['no content type', { body: '<Response/>' }, 12300],
    ['XML that is not well-formed', twiml('<Say>Tom & Ann</Say>'), 12100],
    ['a URL that is none', twiml('<Redirect>http://</Redirect>'), 11100],
  ])('breaks off at %s', async (_, reply, code) => {
    incoming(reply)
    const report = await twin.call()
    expect(report.outcome).toBe('application-error')
    expect(debuggerCodes(report)).toEqual([code])
    expect(wordsTo(report, 'customer')).toEqual([SORRY])
  })

  test('breaks off when nobody listens at the URL', async () => {
    incoming(twiml('<Redirect>http://127.0.0.1:1/</Redirect>'))
    const report = await twin.call()
    expect(report.outcome).toBe('application-error')
    expect(debuggerCodes(report)).toEqual([11200])
  })

  test.each(['text/xml; charset=utf-8', 'application/xml', 'text/html', 'text/plain'])(
    'takes TwiML as %s',
    async (type) => {
      incoming(twiml('<Say>Hello</Say>', type))
      expect(wordsTo(await twin.call(), 'customer')).toEqual(['Hello'])
    },
  )

  test('speaks plain text that is no TwiML', async () => {
    incoming({ type: 'text/plain', body: 'Hello there\n' })
    expect(wordsTo(await twin.call(), 'customer')).toEqual(['Hello there'])
  })

  test('warns of a Say without words, and goes on', async () => {
    incoming(twiml('<Say> </Say><Say>Hello</Say>'))
    const report = await twin.call()
    expect(debuggerCodes(report)).toEqual([13520])
    expect(wordsTo(report, 'customer')).toEqual(['Hello'])
  })

  test.each([
    ['<Gather input="dtmf speech" action="/a"/>', '<Gather input="dtmf speech">'],
    ['<Gather language="en-GB" action="/a"/>', '<Gather language>'],
    ['<Say>Hello<break/></Say>', '<break>'],
    ['<Record transcribe="true"/>', '<Record transcribe>'],
    ['<Connect><Stream url="wss://a"/></Connect>', '<Stream>'],
    ['<Hangup/><Dial>+15550000000</Dial>', '<Dial>'],
  ])('fails loudly at %s', async (verbs, name) => {
    incoming(twiml(verbs))
    await expect(twin.call()).rejects.toThrow(`${name}: the twin does not execute it yet`)
  })

  test('to a number that nobody has names those that somebody has', async () => {
    await expect(twin.call({ to: '+15559999999' })).rejects.toThrow(
      'Nobody has the number +15559999999. Known numbers: +15550200001 (calls), +15550300001 (Proxy), +15550300002 (Proxy)',
    )
  })

  test('keeps its own transcript while others are under way', async () => {
    twin.functions.answer('/voice/incoming', ({ form }) => twiml(`<Pause/><Say>Hello ${form['From']}</Say>`))
    const callers = Array.from({ length: 20 }, (_, index) => `+1555010${1000 + index}`)
    const reports = await Promise.all(callers.map((from) => twin.call({ from })))
    expect(reports.map((report) => wordsTo(report, 'customer'))).toEqual(callers.map((from) => [`Hello ${from}`]))
    expect(reports.map((report) => paths(report))).toEqual(callers.map(() => ['/voice/incoming']))
    expect(twin.everything).toHaveLength(reports.flatMap(({ transcript }) => transcript).length)
  })
})
