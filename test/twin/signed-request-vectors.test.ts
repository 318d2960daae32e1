import { createHmac } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { getExpectedTwilioSignature, validateRequest } from 'twilio/lib/webhooks/webhooks'
import { startEdge, type Edge } from '../../twin/edge'
import { newEvents } from '../../twin/events'
import { requestWebhook } from '../../twin/signed-request'
import { startFakeFunctions, type FakeFunctions } from './support/fake-functions'

type Params = Readonly<Record<string, string | readonly string[]>>

interface Vector {
  readonly method: 'GET' | 'POST'
  readonly url: string
  /** Of a POST. */
  readonly params: Params
  readonly signature: string
}

const TOKEN = '12345'

/** https://www.twilio.com/docs/usage/webhooks/webhooks-security: this URL, these parameters, this signature. */
const url = 'https://mycompany.com/myapp.php?foo=1&bar=2'
const params = {
  CallSid: 'CA1234567890ABCDE',
  Caller: '+14158675309',
  Digits: '1234',
  From: '+14158675309',
  To: '+18005551212',
}
const query = 'To=%2B18005551212&CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309'
const post = { method: 'POST', url, params } as const
const get = { method: 'GET', params: {} } as const

/** The first is Twilio's. The others were computed once, outside this project, and are written down here. */
const vectors: Readonly<Record<string, Vector>> = {
  'the published one': { ...post, signature: 'RSOYDt4T1cUTdK1PDd93/VVr8B8=' },
  'the same by GET, its query in no order': {
    ...get,
    url: `${url}&${query}`,
    signature: 'X8ZUTNnM3otbmuH1ypjz5JHKRp8=',
  },
  'a query in one order': { ...get, url, signature: 'zYQTYrRWXE7LtzbG4PfP7/bkkGo=' },
  'the same query in the other order': {
    ...get,
    url: 'https://mycompany.com/myapp.php?bar=2&foo=1',
    signature: '5dJ+48PMpuwi/QsFUHVXm6h0fCo=',
  },
  'a parameter that comes three times': {
    ...post,
    params: { MediaUrl: ['b', 'a', 'b'], From: '+1' },
    signature: 'XT9vf4mKTt9m57y0OxS0iEC4Yds=',
  },
  'words of other languages, and an empty value': {
    ...post,
    params: { Body: 'Grüße, 你好 😀', Digits: '' },
    signature: 'RQKgrHxm7nXYSsMgj/UmGi+gLXQ=',
  },
  'a plus and a %20 in a value': { ...post, params: { Body: 'a+b c%20d' }, signature: 'Eao471NV3hzQalQQCXaYZe0LTAI=' },
  'a plus, %20 and %2B in a query': {
    ...get,
    url: 'https://mycompany.com/myapp.php?a=b+c&d=e%20f&g=%2B',
    signature: 'eQot0ObSJFqiKPKpzPcp35QrfU4=',
  },
  'a port': { ...post, url: 'https://mycompany.com:8443/myapp.php', signature: 'tz1D771Nkcl+a4vUM8K5pg2GsnE=' },
  'a port without TLS': {
    ...post,
    url: 'http://localhost:3000/voice/incoming',
    signature: 'qRgEko6Vahh2hD9c50STgSz0rnA=',
  },
  'neither port nor query': {
    ...post,
    url: 'https://mycompany.com/myapp.php',
    signature: '1xaxFBvyzXYvWplzNOSs28HWO94=',
  },
}

/**
 * From the words of that page: the full URL as it was requested, then each parameter of a POST, sorted by name, its value
 * behind the name without anything between; HMAC-SHA1, base64. Of a name that comes more than once the page says nothing;
 * Twilio's SDKs take each different value once, sorted.
 */
function hmac({ url, params }: Vector): string {
  const names = Object.keys(params).toSorted((a, b) => (a < b ? -1 : 1))
  const valuesOf = (name: string) => [...new Set([params[name] ?? []].flat())].toSorted((a, b) => (a < b ? -1 : 1))
  const signed = url + names.flatMap((name) => valuesOf(name).map((value) => name + value)).join('')
  return createHmac('sha1', TOKEN).update(signed, 'utf8').digest('base64')
}

/** `{ A: ['1', '2'] }` => `A=1&A=2` */
function formOf(params: Params): string {
  const pairs = Object.entries(params).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, value]),
  )
  return new URLSearchParams(pairs).toString()
}

describe.each(Object.entries(vectors))('a signature of %s', (_, vector) => {
  const { method, url, params, signature } = vector

  let functions: FakeFunctions | undefined
  let edge: Edge | undefined
  // A server that is left open when a test fails keeps the whole run from ending.
  afterEach(async () => {
    await edge?.close()
    await functions?.close()
    edge = functions = undefined
  })

  test('is what the documentation’s words say', () => {
    expect(hmac(vector)).toBe(signature)
  })

  test('is what Twilio’s SDK says', () => {
    expect(getExpectedTwilioSignature(TOKEN, url, { ...params })).toBe(signature)
    expect(validateRequest(TOKEN, signature, url, { ...params })).toBe(true)
    expect(validateRequest(TOKEN, signature, `${url}x`, { ...params })).toBe(false)
    expect(validateRequest('54321', signature, url, { ...params })).toBe(false)
  })

  test('gets past the edge', async () => {
    const { origin } = new URL(url)
    functions = await startFakeFunctions(TOKEN)
    const served = { port: 0, authToken: TOKEN, baseUrl: origin, target: functions.url, isProtected: () => true }
    edge = await startEdge(served)
    const { port } = edge
    const send = (signature: string) =>
      new Promise((resolve, reject) => {
        const headers = { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Twilio-Signature': signature }
        const options = { method, host: '127.0.0.1', port, path: url.slice(origin.length), headers }
        const request = httpRequest(options, (response) => resolve(response.resume().statusCode))
        request.on('error', reject)
        request.end(method === 'POST' ? formOf(params) : undefined)
      })
    await send(signature)
    expect(functions.received).toHaveLength(1)
    expect(await send(signature.toLowerCase())).toBe(403)
    expect(functions.received).toHaveLength(1)
  })
})

describe('a request of the twin', () => {
  let functions: FakeFunctions
  beforeEach(async () => {
    functions = await startFakeFunctions(TOKEN)
  })
  afterEach(() => functions.close())

  const signatureOf = async (changes: { method?: 'GET' | 'POST'; url: string; params?: Record<string, string> }) => {
    await requestWebhook({
      method: 'POST',
      params,
      ...changes,
      authToken: TOKEN,
      events: newEvents(() => new Date(0)),
      timeoutMilliseconds: 5000,
      deliver: ({ pathname, search }) => new URL(pathname + search, functions.url),
    })
    return functions.received[0]?.headers['x-twilio-signature']
  }

  // The twin sends no parameter more than once.
  const sendable = Object.entries(vectors).flatMap(([name, { method, url, params, signature }]) => {
    const single = Object.entries(params).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : []))
    const isSingle = single.length === Object.keys(params).length
    return isSingle ? [{ name, signature, request: { method, url, params: Object.fromEntries(single) } }] : []
  })

  test.each(sendable)('carries the signature of $name', async ({ signature, request }) => {
    expect(await signatureOf(request)).toBe(signature)
  })

  test('by GET carries the signature of the URL with all its parameters in the order given', async () => {
    const { To, CallSid, Caller, Digits, From } = params
    const request = { method: 'GET', url, params: { To, CallSid, Caller, Digits, From } } as const
    expect(await signatureOf(request)).toBe('X8ZUTNnM3otbmuH1ypjz5JHKRp8=')
  })

  test('carries the same signature with a fragment, which is not part of the URL that is requested', async () => {
    expect(await signatureOf({ url: `${url}#rc=2&rp=all` })).toBe('RSOYDt4T1cUTdK1PDd93/VVr8B8=')
  })
})
