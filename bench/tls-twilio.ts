import { once } from 'node:events'
import https from 'node:https'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { generateCACertificate } from 'mockttp/dist/util/certificates'
import type { ApiRequest } from '../twin/api/api'
import type { Wire } from './wire'

/** The twin as `sync.twilio.com`: a TLS server on this machine, which keeps connections open as HTTP/1.1 has it. */
export interface TlsTwilio {
  readonly port: number
  /** What a client has to trust. */
  readonly certificate: string
  /** Connections that were opened since the last look, with their TLS handshake done. */
  takeOpened(): number
  close(): Promise<void>
}

const HOST = 'sync.twilio.com'

export async function startTlsTwilio(answer: Wire): Promise<TlsTwilio> {
  const { key, cert } = await generateCACertificate({ subject: { commonName: HOST } })
  let opened = 0
  const server = https.createServer({ key, cert }, (request, response) => {
    void toApi(request)
      .then(answer)
      .then(({ status, body, headers = {} }) => {
        response.writeHead(status, { 'content-type': 'application/json', ...headers })
        response.end(body && JSON.stringify(body))
      })
      .catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined))
  })
  server.on('secureConnection', () => (opened += 1))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port, // It listens on a port, not on a pipe
    certificate: cert,
    takeOpened: () => {
      const taken = opened
      opened = 0
      return taken
    },
    close: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

async function toApi(request: IncomingMessage): Promise<ApiRequest> {
  const url = new URL(request.url ?? '', `https://${HOST}`)
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)])
  return {
    method: request.method ?? '',
    host: request.headers.host ?? '',
    path: url.pathname,
    query: url.searchParams,
    form: new URLSearchParams(await text(request)),
    headers: Object.fromEntries(headers) as Record<string, string>, // Pairs of two strings
  }
}
