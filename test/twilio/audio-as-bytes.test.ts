import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { retryingClient } from '../../src/twilio/retrying-client'

/** Every byte there is, which no decoding as text survives. */
const everyByte = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))

let server: Server
let uri: string
beforeAll(async () => {
  server = createServer((request, response) => {
    const wantsAudio = request.headers.accept === 'audio/mpeg'
    response.setHeader('Content-Type', wantsAudio ? 'audio/mpeg' : 'application/json')
    response.end(wantsAudio ? everyByte : '{"sid":"RE1"}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  uri = `http://127.0.0.1:${(server.address() as AddressInfo).port}/` // a server on a port has such an address
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

describe('Through the client that Functions share', () => {
  const client = retryingClient(() => 4_000)

  it('audio comes as it is', async () => {
    const { body } = await client.request<unknown>({ method: 'get', uri, headers: { Accept: 'audio/mpeg' } })
    expect(body instanceof Uint8Array && everyByte.equals(body)).toBe(true)
  })

  it('everything else comes as before', async () => {
    const { body } = await client.request<unknown>({ method: 'get', uri, headers: { Accept: 'application/json' } })
    expect(body).toEqual({ sid: 'RE1' })
  })
})
