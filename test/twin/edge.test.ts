import { createServer, request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo, Server } from 'node:net'
import { text } from 'node:stream/consumers'
import { getExpectedBodyHash, getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks'
import { PortTaken, startEdge, type Edge } from '../../twin/edge'

const TOKEN = '12345'
const BASE_URL = 'https://patchbay-1234-dev.twil.io'

const sign = (path: string, params = {}) => getExpectedTwilioSignature(TOKEN, BASE_URL + path, params)

describe('the edge', () => {
  let edge: Edge
  let target: Server
  let seen: { method?: string; url?: string; headers: IncomingHttpHeaders; body: string }[]

  beforeEach(async () => {
    seen = []
    const functions = createServer((request, response) => {
      void text(request).then((body) => {
        seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body })
        response.writeHead(201, ['Set-Cookie', 'a=1', 'Set-Cookie', 'b=2', 'Content-Type', 'text/plain'])
        response.write('first ')
        setTimeout(() => response.end('last'), 20)
      })
    })
    await new Promise<void>((resolve) => functions.listen(0, '127.0.0.1', resolve))
    target = functions
    // A server that listens on a port has an AddressInfo, not the path of a pipe.
    const { port } = functions.address() as AddressInfo
    edge = await startEdge({
      port: 0,
      authToken: TOKEN,
      baseUrl: BASE_URL,
      target: `http://127.0.0.1:${port}`,
      isProtected: (path) => path.startsWith('/voice/'),
    })
  })
  afterEach(async () => {
    await edge.close()
    target.close()
  })

  const post = (path: string, body: string, signature = '', type = 'application/x-www-form-urlencoded') =>
    fetch(edge.url + path, { method: 'POST', body, headers: { 'Content-Type': type, 'X-Twilio-Signature': signature } })

  test('lets a signed POST through', async () => {
    const signature = sign('/voice/incoming?z=1&a=b%20c', { From: '+1', Body: 'ä' })
    const response = await post('/voice/incoming?z=1&a=b%20c', 'From=%2B1&Body=%C3%A4', signature)
    expect(response.status).toBe(201)
    expect(await response.text()).toBe('first last')
    expect(seen).toMatchObject([{ method: 'POST', url: '/voice/incoming?z=1&a=b%20c', body: 'From=%2B1&Body=%C3%A4' }])
  })

  test('lets a signed GET through, its query in the order given', async () => {
    const signature = sign('/voice/incoming?z=1&From=%2B1&a=2')
    const headers = { 'X-Twilio-Signature': signature }
    expect((await fetch(`${edge.url}/voice/incoming?z=1&From=%2B1&a=2`, { headers })).status).toBe(201)
    expect((await fetch(`${edge.url}/voice/incoming?a=2&From=%2B1&z=1`, { headers })).status).toBe(403)
  })

  test('takes a signature of the URL by which it was reached', async () => {
    const signature = getExpectedTwilioSignature(TOKEN, `${edge.url}/voice/incoming`, { From: '+1' })
    expect((await post('/voice/incoming', 'From=%2B1', signature)).status).toBe(201)
  })

  test('checks parameters that come more than once', async () => {
    const signature = sign('/voice/incoming', { MediaUrl: ['b', 'a'], From: '+1' })
    expect((await post('/voice/incoming', 'MediaUrl=b&From=%2B1&MediaUrl=a', signature)).status).toBe(201)
    expect((await post('/voice/incoming', 'MediaUrl=b&From=%2B1', signature)).status).toBe(403)
  })

  test('checks the hash of a JSON body', async () => {
    const path = `/voice/incoming?bodySHA256=${getExpectedBodyHash('{"a":1}')}`
    expect((await post(path, '{"a":1}', sign(path), 'application/json')).status).toBe(201)
    expect((await post(path, '{"a":2}', sign(path), 'application/json')).status).toBe(403)
  })

  test.each([
    ['no signature', '/voice/incoming', ''],
    ['a wrong one', '/voice/incoming', 'RSOYDt4T1cUTdK1PDd93/VVr8B8='],
    ['that of another path', '/voice/connect-action', sign('/voice/incoming', { From: '+1' })],
  ])('refuses a protected Function with %s', async (_, path, signature) => {
    const response = await post(path, 'From=%2B1', signature)
    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({ status: 403 })
    expect(seen).toEqual([])
  })

  test.each(['/open/../voice/incoming', 'http://elsewhere/voice/incoming'])(
    'refuses a protected Function by way of %s',
    async (path) => {
      const { port } = edge
      const status = await new Promise((resolve) => {
        httpRequest({ host: '127.0.0.1', port, path }, (response) => resolve(response.resume().statusCode)).end()
      })
      expect(status).toBe(403)
    },
  )

  test('asks no signature of a public Function', async () => {
    expect((await post('/voicemail/play', 'a=1')).status).toBe(201)
  })

  test.each(['PUT', 'DELETE', 'PATCH'])('refuses %s', async (method) => {
    const response = await fetch(`${edge.url}/open`, { method })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('GET, POST, OPTIONS')
  })

  test('lets OPTIONS through', async () => {
    expect((await fetch(`${edge.url}/open`, { method: 'OPTIONS' })).status).toBe(201)
  })

  test('hands on a form that Frontline names in its own way', async () => {
    const type = 'application/x-www-urlencoded'
    const response = await post('/voice/outgoing', 'Worker=w', sign('/voice/outgoing', { Worker: 'w' }), type)
    expect(response.status).toBe(201)
    expect(seen[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded')
  })

  test('keeps restricted headers to itself', async () => {
    const headers = {
      Host: 'patchbay.example.com',
      'X-Forwarded-For': '198.51.100.1',
      'I-Twilio-Idempotency-Token': 'token',
      'X-Own': 'kept',
    }
    await new Promise<void>((resolve) => {
      httpRequest(`${edge.url}/open`, { headers }, (response) => response.resume().on('end', resolve)).end()
    })
    const received = seen[0]?.headers ?? {}
    expect(received['x-own']).toBe('kept')
    expect(received.host).not.toBe('patchbay.example.com')
    expect(Object.keys(received).filter((name) => /^(x-forwarded|i-twilio)-/.test(name))).toEqual([])
  })

  test('hands back every header of the answer', async () => {
    const response = await fetch(`${edge.url}/open`)
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  })

  test('says so when the Functions are down', async () => {
    await new Promise((resolve) => target.close(resolve))
    const response = await fetch(`${edge.url}/open`)
    expect(response.status).toBe(502)
    expect(await response.json()).toMatchObject({ message: expect.stringContaining('do not answer') })
  })

  test('says so when its port is taken', async () => {
    const again = startEdge({ port: edge.port, authToken: '', baseUrl: BASE_URL, target: '', isProtected: () => true })
    await expect(again).rejects.toThrow(PortTaken)
    await expect(again).rejects.toThrow(`Port ${edge.port} is in use`)
  })
})
