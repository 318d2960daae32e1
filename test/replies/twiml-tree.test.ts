import { parseTwiml } from '../support/twiml-tree'

describe('two documents are the same TwiML', () => {
  it.each([
    ['the order of attributes differs', '<Record maxLength="5" timeout="3"/>', '<Record timeout="3" maxLength="5"/>'],
    ['an element is empty or closed', '<Hangup/>', '<Hangup></Hangup>'],
    ['one is laid out', '<Response><Say>Hello</Say></Response>', '<Response>\n  <Say>Hello</Say>\n</Response>'],
    ['a sign is escaped another way', '<Say>Q&#38;A</Say>', '<Say>Q&amp;A</Say>'],
  ])('when only %s', (_, one, other) => {
    expect(parseTwiml(one)).toEqual(parseTwiml(other))
  })
})

describe('two documents are different TwiML', () => {
  it.each([
    ['an attribute', '<Record maxLength="5"/>', '<Record maxLength="6"/>'],
    ['a word', '<Say>Hello</Say>', '<Say>Hallo</Say>'],
    ['the order of verbs', '<R><Say>Hi</Say><Hangup/></R>', '<R><Hangup/><Say>Hi</Say></R>'],
    ['the case of a name', '<Say/>', '<say/>'],
  ])('when they differ in %s', (_, one, other) => {
    expect(parseTwiml(one)).not.toEqual(parseTwiml(other))
  })
})

it.each(['', 'Hello', '<Response>', '<Response><Say></Response>', '<Say>Q&A</Say>'])('%j is no TwiML', (xml) => {
  expect(() => parseTwiml(xml)).toThrow()
})
