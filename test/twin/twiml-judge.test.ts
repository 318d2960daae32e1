import { judge } from '../../twin/network/judge'
import type { Via } from '../../twin/network/schema'
import { parseTwiml } from '../../twin/network/twiml'

const OURS = 'https://patchbay-1234-dev.twil.io/voice/incoming?call=CA1'
const PROXYS = 'https://webhooks.twilio.com/v1/Accounts/AC1/Proxy/KS1/Webhooks/Call'

function judged(verbs: string, { url = OURS, via = 'voice' }: { url?: string; via?: Via } = {}) {
  const twiml = parseTwiml(`<Response>${verbs}</Response>`)
  if (!twiml.ok) throw new Error(twiml.problem)
  return judge({ url, method: 'POST', verbs: twiml.verbs }, via)
}

/** `13510 <Say loop="x">: …` a line, `-` where Twilio has no code. */
const findings = (...args: Parameters<typeof judged>) =>
  judged(...args).findings.map(({ code, message }) => `${code ?? '-'} ${message}`)

describe('a document without a mistake', () => {
  test.each([
    '<Say voice="Polly.Joanna" language="en-GB" loop="2">Hello</Say>',
    '<Say>Hello <break strength="weak"/> <say-as interpret-as="date" format="mdy">1/2</say-as></Say>',
    '<Play loop="0">/a.mp3</Play><Pause length="3"/>',
    '<Play digits="ww3"/>',
    '<Record action="/thanks" maxLength="120" recordingStatusCallbackEvent="in-progress completed"/><Say>Nothing?</Say>',
    '<Gather action="/menu" input="dtmf speech" numDigits="1"><Say>Press 1</Say><Pause/></Gather><Hangup/>',
    '<Connect action="/done"><Conversation serviceInstanceSid="IS1" record="true" statusCallback="/status"/></Connect>',
    '<Connect><Conversation serviceInstanceSid="IS1"/></Connect>',
    '<Dial timeout="20"><Number url="/whisper">+15550100001</Number></Dial><Hangup/>',
    '<Redirect>/voice/other</Redirect>',
    '<Redirect method="GET">/voice/incoming?call=CA1</Redirect>',
    '<Reject reason="busy"/>',
  ])('is %s', (verbs) => {
    expect(findings(verbs)).toEqual([])
  })

  test.each([
    '',
    '<Message>Hello</Message>',
    '<Message><Body>a</Body><Media>https://example.com/a.png</Media></Message>',
  ])('in answer to a text is "%s"', (verbs) => {
    expect(findings(verbs, { via: 'message' })).toEqual([])
  })

  test('that Proxy executes has absolute URLs', () => {
    const verbs = '<Play>https://a.example/a.mp3</Play><Record action="https://a.example/thanks"/>'
    expect(findings(verbs, { url: PROXYS })).toEqual([])
  })
})

describe('a document with a mistake: TwiML knows no such', () => {
  test.each([
    ['verb', '<say>Hello</say><Hangup/>', '12200 <say> in a call: TwiML knows no such thing there'],
    ['verb in a call', '<Message>a</Message><Hangup/>', '12200 <Message> in a call: TwiML knows no such thing there'],
    [
      'noun',
      '<Connect action="/a"><Number>1</Number></Connect>',
      '12200 <Number> in <Connect>: TwiML knows no such thing there',
    ],
    ['noun in <Dial>', '<Dial><Say>a</Say></Dial>', '13215 <Say> in <Dial>: TwiML knows no such thing there'],
    [
      'verb in <Gather>',
      '<Gather action="/a"><Hangup/></Gather>',
      '13320 <Hangup> in <Gather>: TwiML knows no such thing there',
    ],
    ['attribute', '<Say tone="soft">a</Say>', '12200 <Say tone>: TwiML knows no such attribute'],
    ['attribute at all', '<Hangup now="true"/>', '12200 <Hangup now>: TwiML knows no such attribute'],
    [
      'attribute, whatever JavaScript knows',
      '<Say toString="a">a</Say>',
      '12200 <Say toString>: TwiML knows no such attribute',
    ],
    ['place for words', '<Hangup>now</Hangup>', '12200 <Hangup> takes no words: now'],
    ['language', '<Say language="english">a</Say>', '12200 <Say language="english">: expected one of 69 values'],
    [
      'voice',
      '<Say voice="Polly.Joe">a</Say>',
      expect.stringMatching(/^13511 <Say voice="Polly.Joe">: expected one of \d+ values$/),
    ],
    ['number', '<Say loop="twice">a</Say>', '13510 <Say loop="twice">: expected a whole number from 0'],
    ['pause', '<Pause length="0"/>', '13910 <Pause length="0">: expected a whole number from 1'],
    ['method', '<Redirect method="PUT">/a</Redirect>', '13710 <Redirect method="PUT">: expected one of GET, POST'],
    ['reason', '<Reject reason="no"/>', '13810 <Reject reason="no">: expected one of rejected, busy'],
    ['truth', '<Record action="/a" playBeep="yes"/>', '13616 <Record playBeep="yes">: expected one of true, false'],
    [
      'input',
      '<Gather action="/a" input="dtmf voice"/>',
      '13326 <Gather input="dtmf voice">: expected one of dtmf, speech',
    ],
    ['URL', '<Record action="http://"/>', '11100 <Record action="http://">: Invalid URL format'],
  ])('%s', (_, verbs, finding) => {
    expect(findings(verbs)).toEqual([finding])
  })

  test('verb in answer to a text, though in a call', () => {
    expect(findings('<Say>a</Say>', { via: 'message' })).toEqual([
      '14110 <Say> in a message: TwiML knows no such thing there',
    ])
  })

  test('is executed without what Twilio warns of', () => {
    const { document } = judged(
      '<say>a</say><Say tone="soft" loop="x" language="en-GB">b<em>!</em></Say><Hangup>c</Hangup>',
    )
    expect(document.verbs).toEqual([
      { name: 'Say', attributes: { language: 'en-GB' }, text: 'b', children: [] },
      { name: 'Hangup', attributes: {}, text: '', children: [] },
    ])
  })

  test('keeps what Twilio breaks off at', () => {
    const { document, findings } = judged(
      '<Connect action="/a"><Conversation serviceInstanceSid="IS1" record="maybe"/></Connect>',
    )
    expect(findings).toMatchObject([{ code: 32501, breaksOff: true }])
    expect(document.verbs[0]?.children[0]?.attributes).toEqual({ serviceInstanceSid: 'IS1', record: 'maybe' })
  })
})

describe('a document that leads a caller astray', () => {
  test.each([
    ['<Record/>', '- <Record> without an action: Twilio requests this document again'],
    ['<Gather/>', '- <Gather> without an action: Twilio requests this document again'],
    ['<Redirect/>', '- <Redirect> to itself: Twilio requests this document again'],
    ['<Redirect>incoming?call=CA1#rc=2</Redirect>', '- <Redirect> to itself: Twilio requests this document again'],
    ['', '- an empty <Response>: the caller hears nothing'],
    ['<Redirect>/a</Redirect><Say>b</Say>', '- <Say> behind <Redirect>, which never comes back: nobody reaches it'],
    ['<Hangup/><Say>b</Say><Say>c</Say>', '- <Say> behind <Hangup>, which never comes back: nobody reaches it'],
    ['<Reject/><Hangup/>', '- <Hangup> behind <Reject>, which never comes back: nobody reaches it'],
    ['<Dial action="/a">1</Dial><Hangup/>', '- <Hangup> behind <Dial>, which never comes back: nobody reaches it'],
    [
      '<Gather action="/a" actionOnEmptyResult="true"/><Hangup/>',
      '- <Hangup> behind <Gather>, which never comes back: nobody reaches it',
    ],
    [
      '<Connect action="/a"><Conversation serviceInstanceSid="IS1"/></Connect><Hangup/>',
      '- <Hangup> behind <Connect>, which never comes back: nobody reaches it',
    ],
    [
      '<Connect><Conversation serviceInstanceSid="IS1"/></Connect><Hangup/>',
      '- <Hangup> behind a <Connect> without an action: Twilio may request this document again',
    ],
  ])('%s', (verbs, finding) => {
    expect(findings(verbs)).toEqual([finding])
  })

  test.each([
    ['<Record action="/thanks"/>', ['<Record> with "/thanks"']],
    ['<Redirect>thanks</Redirect>', ['<Redirect> with "thanks"']],
    ['<Play>/a.mp3</Play>', ['<Play> with "/a.mp3"']],
    ['<Dial><Number url="/whisper">1</Number></Dial>', ['<Number> with "/whisper"']],
    ['<Record action="https://a.example/" recordingStatusCallback="/recorded"/>', ['<Record> with "/recorded"']],
  ])('because Proxy executes it: %s', (verbs, relative) => {
    expect(findings(verbs, { url: PROXYS })).toEqual(
      relative.map((place) => `- ${place}: Proxy executes this document, and takes it for its own URL`),
    )
  })
})

describe('words', () => {
  const say = (voice: string, length: number) => findings(`<Say ${voice}>${'a'.repeat(length)}</Say>`)

  test.each([
    ['', 4096],
    ['voice="alice"', 4096],
    ['voice="Polly.Joanna"', 3000],
    ['voice="Google.en-GB-Standard-A"', 4500],
  ])('of <Say %s> may have %d bytes, and not one more', (voice, limit) => {
    expect(say(voice, limit)).toEqual([])
    expect(say(voice, limit + 1)).toEqual([expect.stringMatching(/^13521 /)])
  })

  test('of <Say> are counted in bytes, and once more when they are URL-encoded', () => {
    expect(findings(`<Say>${'ä'.repeat(2049)}</Say>`)).toEqual(['13521 <Say> of 4098 bytes: the limit is 4096'])
    expect(findings(`<Say>${'a b '.repeat(600)}</Say>`)).toEqual([])
    expect(findings(`<Say>${'ä'.repeat(751)}</Say>`)).toEqual([
      '13521 <Say> of 4506 characters, URL-encoded: the limit is 4500',
    ])
  })

  test.each([
    ['<Say/>', '13520 <Say> without words'],
    ['<Gather action="/a"><Say> </Say></Gather>', '13520 <Say> without words'],
    ['<Play/>', '12200 <Play> without a URL'],
  ])('are missing in %s', (verbs, finding) => {
    expect(findings(verbs)).toEqual([finding])
  })

  test('of <Message> may be 1600, in all, and not one more', () => {
    const message = (length: number) => findings(`<Message>${'ä'.repeat(length)}</Message>`, { via: 'message' })
    expect(message(1600)).toEqual([])
    expect(message(1601)).toEqual(['14103 <Message> of 1601 characters: the limit is 1600'])
    expect(message(0)).toEqual(['14103 <Message> without a text'])
  })

  test('come in ten messages at most', () => {
    const messages = (count: number) => findings('<Message>a</Message>'.repeat(count), { via: 'message' })
    expect(messages(10)).toEqual([])
    expect(messages(11)).toEqual(['14109 11 replies to one message: the limit is 10'])
  })
})

describe('<Conversation>', () => {
  const conversation = (attributes: string) => findings(`<Connect action="/a"><Conversation ${attributes}/></Connect>`)

  test.each([
    ['', '32501 <Conversation>: serviceInstanceSid is required'],
    [
      'serviceInstanceSid="IS1" recordingStatusCallback="/recorded"',
      '32501 <Conversation recordingStatusCallback="/recorded">: not absolute',
    ],
    [
      'serviceInstanceSid="IS1" statusCallbackEvent="call-answered answered"',
      '32501 <Conversation statusCallbackEvent="call-answered answered">: expected one of call-initiated, call-ringing, call-answered, call-completed',
    ],
    [
      'serviceInstanceSid="IS1" inboundTimeout="soon"',
      '32501 <Conversation inboundTimeout="soon">: expected a whole number from 0',
    ],
    ['serviceInstanceSid="IS1" timeout="5"', '12200 <Conversation timeout>: TwiML knows no such attribute'],
  ])('%s', (attributes, finding) => {
    expect(conversation(attributes)).toEqual([finding])
  })
})
