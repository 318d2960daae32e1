import { parseTwiml } from '../../twin/network/twiml'

describe('TwiML', () => {
  test('is read with its attributes, words and nested elements', () => {
    const xml = `<?xml version="1.0" encoding="UTF-8"?>
      <Response><!-- Tom & Ann -->
        <Say language="en-GB">Tom &amp; Änn <![CDATA[<here> & now]]></Say>
        <Connect action="/a?x=1&amp;y=2"><Conversation serviceInstanceSid="IS1"/></Connect>
      </Response>`
    expect(parseTwiml(xml)).toEqual({
      ok: true,
      attributes: {},
      verbs: [
        { name: 'Say', attributes: { language: 'en-GB' }, text: 'Tom & Änn <here> & now', children: [] },
        {
          name: 'Connect',
          attributes: { action: '/a?x=1&y=2' },
          text: '',
          children: [{ name: 'Conversation', attributes: { serviceInstanceSid: 'IS1' }, text: '', children: [] }],
        },
      ],
    })
  })

  test('may be empty of verbs', () => {
    expect(parseTwiml('<Response/>')).toEqual({ ok: true, verbs: [], attributes: {} })
  })

  test('may have attributes at its root', () => {
    expect(parseTwiml('<Response a="b"/>')).toMatchObject({ ok: true, attributes: { a: 'b' } })
  })

  test('may have every character that XML allows', () => {
    const words = '\t\n\r \u{D7FF}\u{E000}\u{FFFC}\u{10000}\u{10FFFF}&#x9;&#10;&#xD;&#x20;&#xD7FF;&#xFFFD;&#x10FFFF;'
    expect(parseTwiml(`<Response><Say>${words}</Say></Response>`)).toMatchObject({ ok: true })
    expect(parseTwiml('<Response><!-- &#x0; --><Say><![CDATA[&#x1;]]></Say></Response>')).toMatchObject({ ok: true })
  })

  test.each<[string, string, number?]>([
    ['a bare ampersand', '<Response><Say>Tom & Ann</Say></Response>'],
    ['a bare ampersand in an attribute', '<Response><Connect action="/a?x=1&y=2"/></Response>'],
    ['an element that is not closed', '<Response><Say>a</Response>'],
    ['a second root', '<Response/><Response/>'],
    ['words behind the root', '<Response/>bye'],
    ['words between the verbs', '<Response>hello<Say>a</Say></Response>'],
    ['a declaration that does not come first', ' <?xml version="1.0"?><Response/>'],
    ['an attribute without quotes', '<Response><Say loop=2>a</Say></Response>'],
    ['an attribute given twice', '<Response><Say loop="1" loop="2">a</Say></Response>'],
    ['an entity of HTML', '<Response><Say>&nbsp;</Say></Response>'],
    ['another root', '<html/>', 12102],
    ['a root in lower case', '<response/>', 12102],
    ['no XML', 'hello'],
    ...['&#x0;', '&#1;', '&#x1F;', '&#xD800;', '&#xFFFE;', '&#x110000;', '\u0001', '\u001F', '\uFFFF', '\uD800'].map(
      (character): [string, string] => [
        `a character that XML forbids: ${JSON.stringify(character)}`,
        `<Response><Say>a${character}</Say></Response>`,
      ],
    ),
    ['a forbidden character in a comment', '<Response><!-- \u0001 --></Response>'],
  ])('is refused with %s', (_, xml, code = 12100) => {
    expect(parseTwiml(xml)).toEqual({ ok: false, code, problem: expect.any(String) })
  })
})
