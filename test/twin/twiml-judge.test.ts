import { judge } from '../../twin/network/judge'
import type { Via } from '../../twin/network/schema'
import { parseTwiml } from '../../twin/network/twiml'

const OURS = 'https://patchbay-1234-dev.twil.io/voice/incoming?call=CA1'
const PROXYS = 'https://webhooks.twilio.com/v1/Accounts/AC1/Proxy/KS1/Webhooks/Call'

function judged(
  verbs: string,
  { url = OURS, via = 'voice', root = '' }: { url?: string; via?: Via; root?: string } = {},
) {
  const twiml = parseTwiml(`<Response ${root}>${verbs}</Response>`)
  if (!twiml.ok) throw new Error(twiml.problem)
  return judge({ url, method: 'POST', verbs: twiml.verbs, attributes: twiml.attributes }, via)
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
    '<Connect action="/done"><Conversation serviceInstanceSid="IS00000000000000000000000000000000" record="true" statusCallback="/status"/></Connect>',
    '<Connect action="/a"><Stream url="wss://a.example/" statusCallback="https://a.example/"/></Connect>',
    '<Dial action="/done"><Number>+15550100001</Number></Dial>',
    '<Enqueue action="/done" workflowSid="WW1"><Task>{}</Task></Enqueue>',
    '<Enqueue waitUrl="">support</Enqueue>',
    '<Record action="/voice/incoming?call=CA2"/>',
    '<Play>https://a.example/hello%20you.mp3</Play>',
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
    ['protocol', '<Record action="javascript:1"/>', '11100 <Record action="javascript:1">: Invalid URL format'],
    ['address', '<Record action="mailto:a@b.c"/>', '11100 <Record action="mailto:a@b.c">: Invalid URL format'],
    ['file', '<Gather action="ftp://a.example/"/>', '11100 <Gather action="ftp://a.example/">: Invalid URL format'],
    [
      'stream',
      '<Connect action="/a"><Stream url="http://a.example/"/></Connect>',
      '11100 <Stream url="http://a.example/">: Invalid URL format',
    ],
    ['music', '<Play>not a url with spaces</Play>', '11100 <Play>not a url with spaces</Play>: Invalid URL format'],
    ['way', '<Redirect>tel:+1555</Redirect>', '11100 <Redirect>tel:+1555</Redirect>: Invalid URL format'],
    ['connection', '<Connect action="/a"/>', '12200 <Connect> with 0 nouns: it takes one'],
    [
      'connection to two',
      '<Connect action="/a"><Conversation serviceInstanceSid="IS00000000000000000000000000000000"/><Conversation serviceInstanceSid="IS00000000000000000000000000000000"/></Connect>',
      '12200 <Connect> with 2 nouns: it takes one',
    ],
    ['person', '<Dial/>', '12200 <Dial> without anybody to call'],
    ['queue', '<Enqueue/>', '12200 <Enqueue> without a queue'],
  ])('%s', (_, verbs, finding) => {
    expect(findings(verbs)).toEqual([finding])
  })

  test.each(['a="b"', 'xmlns="https://www.twilio.com/twiml"'])('attribute of <Response>: %s', (root) => {
    const [name] = root.split('=')
    expect(findings('<Hangup/>', { root })).toEqual([`12200 <Response ${name}>: TwiML knows no such attribute`])
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
      '<Connect action="/a"><Conversation serviceInstanceSid="IS00000000000000000000000000000000" record="maybe"/></Connect>',
    )
    expect(findings).toMatchObject([{ code: 32501, breaksOff: true }])
    expect(document.verbs[0]?.children[0]?.attributes).toEqual({
      serviceInstanceSid: 'IS00000000000000000000000000000000',
      record: 'maybe',
    })
  })
})

describe('a document that leads a caller astray', () => {
  test.each([
    ['<Record/>', '- <Record> without an action: Twilio requests this document again'],
    ['<Gather/>', '- <Gather> without an action: Twilio requests this document again'],
    [
      '<Connect><Conversation serviceInstanceSid="IS00000000000000000000000000000000"/></Connect>',
      '- <Connect> without an action: Twilio requests this document again',
    ],
    ['<Record action=""/>', '- <Record action="">: Twilio requests this document again'],
    ['<Record action="#again"/>', '- <Record action="#again">: Twilio requests this document again'],
    [
      '<Record action="/voice/incoming?call=CA1"/>',
      '- <Record action="/voice/incoming?call=CA1">: Twilio requests this document again',
    ],
    ['<Gather action=""/>', '- <Gather action="">: Twilio requests this document again'],
    [
      '<Gather action="incoming?call=CA1#rc=2"/>',
      '- <Gather action="incoming?call=CA1#rc=2">: Twilio requests this document again',
    ],
    [
      '<Connect action=""><Conversation serviceInstanceSid="IS00000000000000000000000000000000"/></Connect>',
      '- <Connect action="">: Twilio requests this document again',
    ],
    [
      `<Connect action="${OURS}"><Conversation serviceInstanceSid="IS00000000000000000000000000000000"/></Connect>`,
      `- <Connect action="${OURS}">: Twilio requests this document again`,
    ],
    ['<Dial action="">1</Dial>', '- <Dial action="">: Twilio requests this document again'],
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
      '<Connect action="/a"><Conversation serviceInstanceSid="IS00000000000000000000000000000000"/></Connect><Hangup/>',
      '- <Hangup> behind <Connect>, which never comes back: nobody reaches it',
    ],
    [
      '<Connect><Conversation serviceInstanceSid="IS00000000000000000000000000000000"/></Connect><Hangup/>',
      '- <Connect> without an action: Twilio requests this document again',
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
      'serviceInstanceSid="not-a-sid"',
      String.raw`32501 <Conversation serviceInstanceSid="not-a-sid">: expected what ^IS[\da-f]{32}$ matches`,
    ],
    [
      'serviceInstanceSid="IS00000000000000000000000000000000" recordingStatusCallback="/recorded"',
      '32501 <Conversation recordingStatusCallback="/recorded">: not absolute',
    ],
    [
      'serviceInstanceSid="IS00000000000000000000000000000000" statusCallbackEvent="call-answered answered"',
      '32501 <Conversation statusCallbackEvent="call-answered answered">: expected one of call-initiated, call-ringing, call-answered, call-completed',
    ],
    [
      'serviceInstanceSid="IS00000000000000000000000000000000" inboundTimeout="soon"',
      '32501 <Conversation inboundTimeout="soon">: expected a whole number from 0',
    ],
    [
      'serviceInstanceSid="IS00000000000000000000000000000000" timeout="5"',
      '12200 <Conversation timeout>: TwiML knows no such attribute',
    ],
  ])('%s', (attributes, finding) => {
    expect(conversation(attributes)).toEqual([finding])
  })
})
