import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connectionOverrides } from '../../twin/network/connection-overrides'
import { newFrontlineApp } from '../../twin/network/frontline-app'
import { json, twiml, type Reply } from './support/fake-functions'
import {
  CUSTOMER,
  debuggerCodes,
  deeds,
  FRONTLINE_NUMBER,
  paths,
  PROXY_NUMBER,
  smallNetwork,
} from './support/small-network'
import { WORKER, wordsTo, type SmallNetwork } from './support/small-network'

describe('a webhook request that fails', () => {
  let twin: SmallNetwork
  beforeEach(async () => {
    twin = await smallNetwork()
  })
  afterEach(() => twin.functions.close())

  /** Fails so often, and then does what it should. */
  const failing = (path: string, times: number, then: Reply, status = 503) => {
    let left = times
    twin.functions.answer(path, () => (left-- > 0 ? { status } : then))
  }
  const redirect = (url: string) => twin.functions.answer('/voice/incoming', twiml(`<Redirect>${url}</Redirect>`))
  const asked = (path: string) => twin.functions.received.filter((request) => request.path === path)

  test('is not tried again unless told', async () => {
    redirect('/next')
    failing('/next', 1, twiml('<Say>There</Say>'))
    const report = await twin.call()
    expect(report.outcome).toBe('application-error')
    expect(asked('/next')).toHaveLength(1)
  })

  test('is tried again as often as the fragment says; it is neither sent nor signed', async () => {
    redirect('/next?a=1#rc=3&amp;rp=all')
    failing('/next', 3, twiml('<Say>There</Say>'))
    const report = await twin.call()
    expect(wordsTo(report, 'customer')).toEqual(['There'])
    expect(debuggerCodes(report)).toEqual([])
    // The fake Functions answer 403 to whatever is not signed: the last one would not be 200.
    expect(report.requests.slice(1).map(({ status }) => status)).toEqual([503, 503, 503, 200])
    expect(new Set(report.requests.slice(1).map(({ url }) => url))).toEqual(new Set([`${twin.functions.url}/next?a=1`]))
    expect(asked('/next').map(({ query }) => query)).toEqual([{ a: '1' }, { a: '1' }, { a: '1' }, { a: '1' }])
    expect(deeds(report).slice(1)).toEqual([
      'Twilio tries /next again, 1 of 3',
      'Twilio tries /next again, 2 of 3',
      'Twilio tries /next again, 3 of 3',
    ])
  })

  test('fails for good when the tries are used up', async () => {
    redirect('/next#rc=2&amp;rp=5xx')
    failing('/next', 9, twiml('<Hangup/>'))
    const report = await twin.call()
    expect(debuggerCodes(report)).toEqual([11200])
    expect(asked('/next')).toHaveLength(3)
  })

  test.each([
    ['rp=4xx', 503, 1],
    ['rp=4xx', 404, 2],
    ['rp=5xx', 404, 1],
    ['rp=5xx', 499, 1],
    ['rp=5xx', 500, 2],
    ['rp=4xx', 400, 2],
    ['rp=4xx', 500, 1],
    ['rp=ct', 503, 1],
    ['rp=4xx,5xx', 503, 2],
    ['rc=0&amp;rp=all', 503, 1],
  ])('with #%s and status %d is asked %d times', async (fragment, status, times) => {
    redirect(`/next#${fragment}`)
    failing('/next', 9, twiml('<Hangup/>'), status)
    await twin.call()
    expect(asked('/next')).toHaveLength(times)
  })

  test.each([
    ['', 2],
    ['#rc=0', 1],
    ['#rc=2', 3],
    ['#rc=2&amp;rp=5xx', 1],
  ])('because nobody listens at the URL%s is tried %d times', async (fragment, times) => {
    redirect(`http://127.0.0.1:1/${fragment}`)
    expect(paths(await twin.call())).toEqual(['/voice/incoming', ...Array.from({ length: times }, () => '/')])
  })

  test('may wait a shorter time, and be tried again', async () => {
    const silent = createServer(() => undefined)
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    // A server that listens on a port has an AddressInfo, not the path of a pipe.
    redirect(`http://127.0.0.1:${(silent.address() as AddressInfo).port}/#rt=100&amp;rp=rt`)
    const report = await twin.call()
    silent.closeAllConnections()
    silent.close()
    expect(report.requests.slice(1).map(({ body }) => body)).toEqual([
      'no answer within 0.1 s',
      'no answer within 0.1 s',
    ])
    expect(debuggerCodes(report)).toEqual([11200])
  })

  test('is tried again when it is a callback', async () => {
    const callback = 'recordingStatusCallback="/recorded#rc=3&amp;rp=all"'
    twin.functions.answer('/voice/incoming', twiml(`<Record action="/thanks#rc=1&amp;rp=5xx" ${callback}/>`))
    failing('/thanks', 1, twiml('<Hangup/>'))
    failing('/recorded', 2, { status: 204 })
    const report = await twin.call({ message: 3 })
    expect(paths(report)).toEqual(['/voice/incoming', '/thanks', '/thanks', '/recorded', '/recorded', '/recorded'])
    expect(debuggerCodes(report)).toEqual([])
  })

  test('is tried again when the caller is gone', async () => {
    twin.functions.answer('/voice/incoming', twiml('<Record action="/thanks#rc=1&amp;rp=5xx"/>'))
    failing('/thanks', 1, twiml('<Hangup/>'))
    const report = await twin.call({ message: 3, customerHangsUp: 'after-message' })
    expect(paths(report)).toEqual(['/voice/incoming', '/thanks', '/thanks'])
    expect(debuggerCodes(report)).toEqual([])
  })

  test('is tried again when it is Proxy’s', async () => {
    const outOfSessionCallbackUrl = `${twin.functions.url}/proxy/out-of-session#rc=1&rp=5xx`
    twin.proxy.configure({ outOfSessionCallbackUrl, numbers: [] })
    failing('/proxy/out-of-session', 1, twiml('<Say>Nobody is here</Say>', 'application/xml'))
    expect(wordsTo(await twin.call({ to: PROXY_NUMBER }), 'customer')).toEqual(['Nobody is here'])
  })

  test('is never tried again when it is Frontline’s', async () => {
    failing('/outgoing', 1, json({ proxy_address: FRONTLINE_NUMBER }))
    const app = newFrontlineApp({ ...twin, outgoingConversationUrl: `${twin.functions.url}/outgoing#rc=3&rp=all` })
    const wanted = { worker: WORKER, customerId: '7', channelType: 'sms', channelValue: CUSTOMER } as const
    expect((await app.startConversation(wanted)).outcome).toBe('refused')
    expect(asked('/outgoing')).toHaveLength(1)
  })
})

describe('connection overrides', () => {
  test('are those of the page where a URL has none', () => {
    expect(connectionOverrides('https://a.example/a')).toEqual({
      retries: 1,
      on: ['ct'],
      readTimeoutMilliseconds: 15_000,
    })
  })

  test('are read from the fragment', () => {
    expect(connectionOverrides('https://a.example/a?rc=9#rc=5&rp=4xx,rt&rt=100')).toEqual({
      retries: 5,
      on: ['4xx', 'rt'],
      readTimeoutMilliseconds: 100,
    })
  })

  test.each(['rc=6', 'rc=x', 'rp=3xx', 'rt=99', 'rt=15001'])(
    'that Twilio does not take fail loudly: #%s',
    (fragment) => {
      expect(() => connectionOverrides(`https://a.example/#${fragment}`)).toThrow(`#${fragment} in https://a.example/`)
    },
  )

  test('that the twin does not execute fail loudly', () => {
    expect(() => connectionOverrides('https://a.example/#tt=3000')).toThrow('the twin does not execute it yet')
  })
})
