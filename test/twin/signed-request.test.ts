import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { newEvents, type TwinEvent } from '../../twin/events'
import { requestWebhook, type WebhookRequest } from '../../twin/signed-request'
import { startFakeFunctions, twiml, type FakeFunctions } from './support/fake-functions'

describe('a webhook request', () => {
  let functions: FakeFunctions
  let emitted: TwinEvent[]
  const events = newEvents(() => new Date(0))
  events.listen(({ event }) => emitted.push(event))

  beforeEach(async () => {
    emitted = []
    functions = await startFakeFunctions('12345')
    functions.answer('/a', twiml('<Hangup/>'))
    functions.answer('/moved', { status: 302 })
  })
  afterEach(() => functions.close())

  const request = (changes: Partial<WebhookRequest>) =>
    requestWebhook({
      method: 'POST',
      url: `${functions.url}/a`,
      params: { From: '+15550100001', Body: 'Tom & Änn' },
      authToken: '12345',
      events,
      timeoutMilliseconds: 5000,
      ...changes,
    })

  test('by POST carries a signed form, and keeps the query as it stands', async () => {
    const answer = await request({ url: `${functions.url}/a?z=1&a=b%20c` })
    expect(answer).toMatchObject({ status: 200, contentType: 'text/xml', failed: undefined })
    expect(functions.received).toMatchObject([
      { method: 'POST', query: { z: '1', a: 'b c' }, form: { From: '+15550100001', Body: 'Tom & Änn' } },
    ])
    expect(functions.received[0]?.headers).toMatchObject({
      'content-type': 'application/x-www-form-urlencoded',
      'user-agent': 'TwilioProxy/1.1',
    })
  })

  test('by GET appends its parameters to those of the URL', async () => {
    const answer = await request({ method: 'GET', url: `${functions.url}/a?z=1` })
    expect(answer.status).toBe(200)
    expect(answer.url).toBe(`${functions.url}/a?z=1&From=%2B15550100001&Body=Tom+%26+%C3%84nn`)
    expect(functions.received[0]?.form).toEqual({})
  })

  test('by GET without parameters leaves the URL alone', async () => {
    expect((await request({ method: 'GET', params: {} })).url).toBe(`${functions.url}/a`)
  })

  test('neither sends nor signs the fragment', async () => {
    expect(await request({ url: `${functions.url}/a#rc=2&rp=all` })).toMatchObject({
      status: 200,
      url: `${functions.url}/a`,
    })
  })

  test('tells whoever listens, with every parameter', async () => {
    await request({ url: `${functions.url}/a?z=1` })
    expect(emitted).toMatchObject([
      { kind: 'webhook', exchange: { params: { z: '1', From: '+15550100001', Body: 'Tom & Änn' }, status: 200 } },
    ])
  })

  test('is sent with another content type where a page says so', async () => {
    await request({ contentType: 'application/x-www-urlencoded' })
    expect(functions.received[0]?.headers['content-type']).toBe('application/x-www-urlencoded')
  })

  test('is delivered elsewhere under the name and the signature of its URL', async () => {
    const deliver = (url: URL) => new URL(url.pathname + url.search, functions.url)
    await request({ url: 'http://patchbay.example.com/a', deliver })
    expect(functions.received[0]?.headers.host).toBe('patchbay.example.com')
    expect((await request({ url: 'http://patchbay.example.com/a', deliver })).status).toBe(200)
  })

  test('is given up at its deadline', async () => {
    const silent = createServer(() => undefined)
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    // A server that listens on a port has an AddressInfo, not the path of a pipe.
    const { port } = silent.address() as AddressInfo
    const answer = await request({ url: `http://127.0.0.1:${port}/`, timeoutMilliseconds: 50 })
    silent.closeAllConnections()
    silent.close()
    expect(answer).toMatchObject({ status: 0, failed: 'timed-out', body: 'no answer within 0.05 s' })
  })

  test('says when nobody listens there', async () => {
    const url = functions.url
    await functions.close()
    expect(await request({ url })).toMatchObject({ status: 0, failed: 'unreachable' })
    functions = await startFakeFunctions('12345')
  })

  test('never leaves for Twilio itself', async () => {
    const answer = await request({ url: 'https://webhooks.twilio.com/v1/voice' })
    expect(answer).toMatchObject({ status: 0, failed: 'unreachable' })
    expect(answer.body).toMatch('one of Twilio’s own')
  })

  test('fails loudly at an HTTP redirect, which the twin does not follow', async () => {
    await expect(request({ url: `${functions.url}/moved` })).rejects.toThrow('does not follow HTTP redirects yet')
  })
})
