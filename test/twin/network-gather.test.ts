import { twiml } from './support/fake-functions'
import { debuggerCodes, deeds, lasted, paramsOf, paths, smallNetwork, wordsTo } from './support/small-network'
import type { SmallNetwork } from './support/small-network'

describe('<Gather>', () => {
  let twin: SmallNetwork
  beforeEach(async () => {
    twin = await smallNetwork()
    twin.functions.answer('/voice/menu', twiml('<Say>Thank you</Say>'))
  })
  afterEach(() => twin.functions.close())

  const gather = (attributes: string, nested = '') =>
    twin.functions.answer(
      '/voice/incoming',
      twiml(`<Gather ${attributes}>${nested}</Gather><Say>Nothing pressed</Say>`),
    )

  test('requests the action with what the caller presses, and leaves the verbs behind it alone', async () => {
    gather('action="menu" numDigits="1"', '<Say>Press 1</Say><Play>/a.mp3</Play><Pause length="2"/>')
    const report = await twin.call({ keys: ['1'] })
    expect(deeds(report)).toEqual([
      'customer (+15550100001) calls +15550200001',
      `Twilio plays ${twin.functions.url}/a.mp3 to the customer`,
      'customer presses 1',
    ])
    expect(wordsTo(report, 'customer')).toEqual(['Press 1', 'Thank you'])
    expect(paramsOf(report, '/voice/menu')).toMatchObject({
      CallSid: report.callSid,
      CallStatus: 'in-progress',
      Digits: '1',
    })
    expect(lasted(report)).toBe(2)
  })

  test('requests a GET action with its parameters in the query', async () => {
    gather('action="menu?a=1" method="GET" numDigits="1"')
    const report = await twin.call({ keys: ['1'] })
    expect(report.requests[1]).toMatchObject({ method: 'GET', status: 200 })
    expect(paramsOf(report, '/voice/menu')).toMatchObject({ a: '1', Digits: '1' })
  })

  test.each([
    ['numDigits="1"', '1', '1', 0],
    ['numDigits="2"', '123', '12', 0],
    ['numDigits="2"', '12#', '12', 0],
    ['numDigits="3"', '12', '12', 5],
    ['numDigits="3"', '12#', '12', 0],
    ['', '12#', '12', 0],
    ['', '12', '12', 5],
    ['timeout="9"', '12', '12', 9],
    ['finishOnKey="*"', '1#2*3', '1#2', 0],
    ['finishOnKey=""', '12#', '12#', 5],
    ['input="dtmf"', '0*#', '0*', 0],
  ])('with %s, of a caller who presses %s, hears %s after %d s', async (attributes, keys, digits, seconds) => {
    gather(`action="menu" ${attributes}`)
    const report = await twin.call({ keys: [keys] })
    expect(paramsOf(report, '/voice/menu')['Digits']).toBe(digits)
    expect(lasted(report)).toBe(seconds)
  })

  test.each([
    ['', [], 5],
    ['timeout="3"', [], 3],
    ['timeout="3"', [''], 3],
    ['timeout="3"', ['#'], 0],
  ])('with %s, of a caller who presses %j, goes on to the next verb', async (attributes, keys, seconds) => {
    gather(`action="menu" ${attributes}`)
    const report = await twin.call({ keys })
    expect(paths(report)).toEqual(['/voice/incoming'])
    expect(wordsTo(report, 'customer')).toEqual(['Nothing pressed'])
    expect(lasted(report)).toBe(seconds)
  })

  test('requests the action without a key when told to', async () => {
    twin.functions.answer('/voice/incoming', twiml('<Gather action="menu" actionOnEmptyResult="true"/>'))
    expect(paramsOf(await twin.call(), '/voice/menu')['Digits']).toBe('')
  })

  test('takes the keys in order, one menu after the other', async () => {
    gather('action="menu" numDigits="1"')
    twin.functions.answer('/voice/menu', twiml('<Gather action="/next" numDigits="1"/><Gather action="/last"/>'))
    twin.functions.answer('/last', twiml('<Hangup/>'))
    const report = await twin.call({ keys: ['1', '', '3#'] })
    expect(paths(report)).toEqual(['/voice/incoming', '/voice/menu', '/last'])
    expect(paramsOf(report, '/last')['Digits']).toBe('3')
  })

  test('without an action requests the document again', async () => {
    gather('numDigits="1"')
    const report = await twin.call({ keys: ['1'] })
    expect(paths(report)).toEqual(['/voice/incoming', '/voice/incoming'])
    expect(report.mistakes.map(({ message }) => message)).toEqual([
      '<Gather> without an action: Twilio requests this document again',
    ])
  })

  test.each([
    ['numDigits="0"', 13314],
    ['timeout="0"', 13313],
    ['finishOnKey="x"', 13310],
    ['method="PUT"', 13312],
  ])('warns of %s, and goes on with the default', async (attributes, code) => {
    gather(`action="menu" ${attributes}`)
    const report = await twin.call({ keys: ['1#'] })
    expect(debuggerCodes(report)).toEqual([code])
    expect(paramsOf(report, '/voice/menu')['Digits']).toBe('1')
  })

  test('warns of what may not stand in it', async () => {
    gather('action="menu" numDigits="1"', '<Hangup/>')
    const report = await twin.call({ keys: ['1'] })
    expect(debuggerCodes(report)).toEqual([13320])
    expect(wordsTo(report, 'customer')).toEqual(['Thank you'])
  })
})
