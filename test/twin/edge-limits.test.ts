import { createServer, request as httpRequest, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { startEdge, type Edge } from '../../twin/edge'
import { twilioLimits, type EdgeLimits } from '../../twin/edge/limits'
import { newEvents, type TwinEvent } from '../../twin/events'

type Answering = (response: ServerResponse, request: IncomingMessage) => void

test('the limits of the platform are those that Twilio documents', () => {
  expect(twilioLimits).toEqual({
    executionMilliseconds: 10_000,
    executions: 30,
    requestBytes: 1_048_576,
    responseBytes: 4_194_304,
    headerBytes: 15_360,
    headers: 90,
  })
})

describe('the limits of the platform', () => {
  let target: Server
  let edge: Edge
  let executed: number
  let emitted: TwinEvent[]
  let answering: Answering

  const start = async (limits?: Partial<EdgeLimits>) => {
    const events = newEvents(() => new Date(0))
    events.listen(({ event }) => emitted.push(event))
    // A server that listens on a port has an AddressInfo, not the path of a pipe.
    const { port } = target.address() as AddressInfo
    const isProtected = (path: string) => path.startsWith('/voice/')
    const served = { port: 0, authToken: '12345', baseUrl: 'https://a.example', target: `http://127.0.0.1:${port}` }
    edge = await startEdge({ ...served, isProtected, events, ...(limits && { limits }) })
  }

  beforeEach(async () => {
    executed = 0
    emitted = []
    answering = (response) => response.end('done')
    const functions = createServer({ maxHeaderSize: 1024 * 1024 }, (request, response) => {
      executed++
      request.resume().on('end', () => answering(response, request))
    })
    await new Promise<void>((resolve) => functions.listen(0, '127.0.0.1', resolve))
    target = functions
  })
  afterEach(async () => {
    await edge.close()
    target.close()
    target.closeAllConnections()
  })

  /** Sends these headers and no others, but for those that HTTP itself needs. */
  const send = (headers: Readonly<Record<string, string>> = {}, body = '', path = '/open') =>
    new Promise<{ status: number; type: string; body: string }>((resolve, reject) => {
      const all = { Host: 'a', Connection: 'close', 'Content-Length': String(body.length), ...headers }
      const options = { port: edge.port, host: '127.0.0.1', method: 'POST', path, headers: all }
      httpRequest(options, (response) => {
        const { statusCode: status = 0, headers: received } = response
        void text(response).then((read) => resolve({ status, type: received['content-type'] ?? '', body: read }))
      })
        .on('error', reject)
        .end(body)
    })

  const debuggers = () => emitted.flatMap((event) => (event.kind === 'debugger' ? [event.code] : []))

  // Host: a, Connection: close, Content-Length: 1000; each with four bytes for the colon, the space and the line's end.
  const HEADERS = 'Hosta'.length + 'Connectionclose'.length + 'Content-Length1000'.length + 3 * 4

  test('a request may be as large, its headers included, and not a byte larger', async () => {
    await start({ requestBytes: HEADERS + 1000 })
    expect(await send({}, 'x'.repeat(1000))).toMatchObject({ status: 200, body: 'done' })
    expect(debuggers()).toEqual([])
    expect((await send({}, 'x'.repeat(1001))).status).toBe(413)
    expect((await send({ 'X-A': '1' }, 'x'.repeat(1000))).status).toBe(413)
    expect(executed).toBe(1)
    expect(debuggers()).toEqual([82001, 82001])
  })

  test('a request of 1 MB is too large, in the end', async () => {
    await start()
    expect((await send({}, 'x'.repeat(1024 * 1024))).status).toBe(413)
    expect((await send({}, 'x'.repeat(1024 * 1023))).status).toBe(200)
  })

  test('the headers of a request may be as long, and no longer', async () => {
    await start({ headerBytes: HEADERS + 100 })
    const own = (length: number) => ({ 'X-A': 'x'.repeat(length - 'X-A: \r\n'.length) })
    expect((await send(own(100), 'x'.repeat(1000))).status).toBe(200)
    const refused = await send(own(101), 'x'.repeat(1000))
    expect(refused.status).toBe(431)
    expect(JSON.parse(refused.body)).toEqual({ status: 431, message: 'Request headers or cookies too long' })
    expect(debuggers()).toEqual([82008])
  })

  test('a request may have as many headers, and no more', async () => {
    await start()
    const own = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`X-${n}`, '1']))
    expect((await send(own(87))).status).toBe(200)
    expect((await send(own(88))).status).toBe(431)
    expect((await send({ 'X-A': 'x'.repeat(20_000) })).status).toBe(431)
  })

  test('an answer may be as large, and not a byte larger', async () => {
    await start({ responseBytes: 1000 })
    answering = (response) => response.end('x'.repeat(1000))
    expect((await send()).status).toBe(200)
    answering = (response) => response.end('x'.repeat(1001))
    expect((await send()).status).toBe(502)
    expect(debuggers()).toEqual([82002])
  })

  test('the headers of an answer may be as long, and no longer', async () => {
    await start()
    answering = (response) => response.setHeader('Set-Cookie', `a=${'x'.repeat(14_000)}`).end()
    expect((await send()).status).toBe(200)
    answering = (response) => response.setHeader('Set-Cookie', `a=${'x'.repeat(16_000)}`).end()
    const refused = await send()
    expect(refused.status).toBe(431)
    expect(refused.body).toContain('Response headers or cookies too long')
    expect(debuggers()).toEqual([82008])
  })

  test.each<[string, Answering]>([
    ['does not answer', () => undefined],
    ['does not finish its answer', (response) => response.write('half ')],
  ])('a Function that %s in time has failed', async (_, late) => {
    await start({ executionMilliseconds: 60 })
    answering = late
    expect(await send()).toMatchObject({ status: 504, body: expect.stringContaining('within 0.06 s') })
    expect(debuggers()).toEqual([82002])
  })

  test('so many executions may be under way, and no more; then there is room again', async () => {
    await start({ executions: 3 })
    const waiting: ServerResponse[] = []
    answering = (response) => waiting.push(response)
    const sent = Array.from({ length: 3 }, () => send())
    while (waiting.length < 3) await new Promise((resolve) => setTimeout(resolve, 5))
    expect((await send()).status).toBe(429)
    expect(executed).toBe(3)
    expect(debuggers()).toEqual([82001])

    for (const response of waiting) response.end()
    expect((await Promise.all(sent)).map(({ status }) => status)).toEqual([200, 200, 200])
    answering = (response) => response.end()
    expect((await send()).status).toBe(200)
  })

  test('a place becomes free when a Function has failed, or its caller has gone', async () => {
    await start({ executions: 1, executionMilliseconds: 40 })
    answering = () => undefined
    expect([(await send()).status, (await send()).status]).toEqual([504, 504])
    await edge.close()

    await start({ executions: 1 })
    await new Promise((resolve) => {
      const request = httpRequest({ port: edge.port, host: '127.0.0.1', path: '/open' }).on('error', resolve)
      answering = () => request.destroy(new Error('gone'))
      request.end()
    })
    await new Promise((resolve) => setTimeout(resolve, 20))
    answering = (response) => response.end()
    expect((await send()).status).toBe(200)
  })

  test('each refusal is in Twilio’s debugger', async () => {
    await start()
    expect((await send({}, '', '/voice/incoming')).status).toBe(403)
    expect(emitted).toEqual([
      {
        kind: 'debugger',
        code: 82001,
        message:
          '/voice/incoming: status 403. /voice/incoming is protected, and X-Twilio-Signature is missing or not right.',
      },
    ])
  })

  test('an answer passes unchanged, whatever it is', async () => {
    await start()
    answering = (response) => response.writeHead(500, { 'Content-Type': 'text/html; charset=utf-8' }).end('<h1>Oh</h1>')
    expect(await send()).toEqual({ status: 500, type: 'text/html; charset=utf-8', body: '<h1>Oh</h1>' })
    expect(emitted).toEqual([])
  })
})
