import { json, twiml, type Reply } from './support/fake-functions'
import { debuggerCodes, PROXY_NUMBER, CUSTOMER, smallNetwork, WORKER_PHONE, wordsTo } from './support/small-network'
import type { SmallNetwork } from './support/small-network'

describe('the mistakes in a report', () => {
  let twin: SmallNetwork
  beforeEach(async () => {
    twin = await smallNetwork()
  })
  afterEach(() => twin.functions.close())

  const incoming = (reply: Reply) => twin.functions.answer('/voice/incoming', reply)
  const outOfSession = (reply: Reply) => twin.functions.answer('/proxy/out-of-session', reply)

  test('are none in a good call', async () => {
    incoming(twiml('<Say>Hello</Say><Hangup/>'))
    expect((await twin.call()).mistakes).toEqual([])
  })

  test('are warnings of Twilio’s debugger, and the call goes on without what TwiML does not know', async () => {
    incoming(twiml('<say>Hello</say><Say tone="soft">Good morning</Say><Hangup>now</Hangup>'))
    const report = await twin.call()
    expect(report.outcome).toBe('ended')
    expect(wordsTo(report, 'customer')).toEqual(['Good morning'])
    expect(debuggerCodes(report)).toEqual([12200, 12200, 12200])
    expect(report.mistakes.map(({ code }) => code)).toEqual([12200, 12200, 12200])
  })

  test('that Twilio does not know come as violations', async () => {
    incoming(twiml(''))
    const report = await twin.call()
    const message = 'an empty <Response>: the caller hears nothing'
    expect(report.mistakes).toEqual([{ code: undefined, message }])
    expect(report.transcript.at(-1)?.event).toEqual({
      kind: 'violation',
      operation: `TwiML of POST ${twin.functions.url}/voice/incoming`,
      problems: [message],
    })
    expect(debuggerCodes(report)).toEqual([])
  })

  test('are told before the first verb, reached or not', async () => {
    incoming(twiml('<Say>Hello</Say><Hangup/><Say loop="x">never</Say>'))
    const report = await twin.call()
    expect(report.mistakes.map(({ code }) => code)).toEqual([13510, undefined])
    const kinds = report.transcript.map(({ event }) => event.kind)
    expect(kinds).toEqual(['did', 'webhook', 'debugger', 'violation', 'said', 'did'])
  })

  test('come once, however often the document', async () => {
    let left = 2
    twin.functions.answer('/voice/incoming', () => twiml(left-- > 0 ? '<Redirect/>' : '<Hangup/>'))
    const { mistakes } = await twin.call()
    expect(mistakes).toEqual([
      { code: undefined, message: '<Redirect> to itself: Twilio requests this document again' },
    ])
  })

  test('that break off a call are shown where it breaks off', async () => {
    incoming(
      twiml(
        '<Say>Hello</Say><Connect action="/a"><Conversation serviceInstanceSid="IS00000000000000000000000000000000" trim="x"/></Connect>',
      ),
    )
    const report = await twin.call()
    expect(wordsTo(report, 'customer')).toEqual(['Hello', expect.stringContaining('application error')])
    expect(debuggerCodes(report)).toEqual([32501])
    expect(report.mistakes).toMatchObject([{ code: 32501 }])
  })

  test.each([
    ['no noun', '<Connect action="/a"/>', 12200],
    ['two nouns', `<Connect action="/a">${'<Conversation serviceInstanceSid="IS1"/>'.repeat(2)}</Connect>`, 12200],
    ['no SID', '<Connect action="/a"><Conversation serviceInstanceSid="not-a-sid"/></Connect>', 32501],
    ['no URL', '<Play>not a url with spaces</Play>', 11100],
    ['a URL that nobody can request', '<Redirect>mailto:a@b.c</Redirect>', 11100],
  ])('break off a call at %s', async (_, verbs, code) => {
    incoming(twiml(`<Say>Hello</Say>${verbs}`))
    const report = await twin.call()
    expect(report.outcome).toBe('application-error')
    expect(wordsTo(report, 'customer')[0]).toBe('Hello')
    expect(debuggerCodes(report)).toEqual([code])
    expect(report.mistakes.map((mistake) => mistake.code)).toContain(code)
  })

  test.each(['/voice/incoming', '/proxy/out-of-session'])('are attributes of <Response> at %s', async (path) => {
    const body = '<Response xmlns="https://www.twilio.com/twiml"><Hangup/></Response>'
    twin.functions.answer(path, { type: 'application/xml', body })
    const report = await twin.call(path === '/voice/incoming' ? {} : { to: PROXY_NUMBER })
    expect(report.mistakes).toMatchObject([{ code: 12200 }])
  })

  test.each<[string, Reply, number]>([
    ['a wrong content type', twiml('<Hangup/>', 'application/json'), 12300],
    ['TwiML that is not well-formed', twiml('<Say>Tom & Ann</Say>'), 12100],
    ['another root', { type: 'text/xml', body: '<html/>' }, 12102],
    ['more than 64 kB', twiml(`<Say>${'a'.repeat(64 * 1024)}</Say>`), 11750],
    ['nothing', { type: 'text/xml', body: '' }, 11770],
    ['too many redirects', twiml('<Redirect/>'), 11215],
  ])('have %s among them', async (_, reply, code) => {
    incoming(reply)
    const report = await twin.call()
    expect(report.outcome).toBe('application-error')
    expect(report.mistakes.map((mistake) => mistake.code)).toContain(code)
    expect(debuggerCodes(report)).toEqual([code])
  })

  test('have not the weather among them', async () => {
    incoming({ status: 503 })
    expect(await twin.call()).toMatchObject({ outcome: 'application-error', mistakes: [] })
  })

  test('in a text are too many words, which are not sent', async () => {
    outOfSession(twiml(`<Message>${'a'.repeat(1601)}</Message><Message>b</Message>`, 'application/xml'))
    const report = await twin.network.text({ from: CUSTOMER, to: PROXY_NUMBER, body: 'Hello?' })
    expect(wordsTo(report, 'customer')).toEqual(['b'])
    expect(report.mistakes).toMatchObject([{ code: 14103 }])
  })

  test('are answers that Proxy cannot use', async () => {
    outOfSession(json({ participantIdentifier: WORKER_PHONE, worker: 'w' }))
    expect((await twin.call({ to: PROXY_NUMBER })).mistakes).toMatchObject([{ code: 80913 }])
    outOfSession({ status: 500 })
    expect((await twin.call({ to: PROXY_NUMBER })).mistakes).toEqual([])
  })
})
