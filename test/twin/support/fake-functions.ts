import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { validateRequest } from 'twilio/lib/webhooks/webhooks'

export interface Reply {
  readonly status?: number
  readonly type?: string
  readonly body?: string
}

export interface ReceivedRequest {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly form: Readonly<Record<string, string>>
  readonly headers: IncomingMessage['headers']
}

type Answer = Reply | ((request: ReceivedRequest) => Reply)

/** Plays the developer's Functions: one answer a path, and 404 for the rest. Refuses what is not signed. */
export interface FakeFunctions {
  readonly url: string
  readonly received: readonly ReceivedRequest[]
  answer(path: string, answer: Answer): void
  close(): Promise<void>
}

export async function startFakeFunctions(authToken: string): Promise<FakeFunctions> {
  const answers = new Map<string, Answer>()
  const received: ReceivedRequest[] = []
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const url = `http://${request.headers.host}${request.url}`
      const form = Object.fromEntries(new URLSearchParams(body))
      const seen = {
        method: request.method ?? '',
        path: new URL(url).pathname,
        query: Object.fromEntries(new URL(url).searchParams),
        form,
        headers: request.headers,
      }
      received.push(seen)
      const signed = validateRequest(authToken, String(request.headers['x-twilio-signature']), url, form)
      const answer = answers.get(seen.path) ?? { status: 404, body: 'not found' }
      const reply = signed
        ? typeof answer === 'function'
          ? answer(seen)
          : answer
        : { status: 403, body: 'not signed' }
      if (reply.type) response.setHeader('Content-Type', reply.type)
      response.writeHead(reply.status ?? 200).end(reply.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an AddressInfo, not the path of a pipe.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    answer: (path, answer) => void answers.set(path, answer),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** `<Say>Hello</Say>` => the answer that carries it. */
export function twiml(verbs: string, type = 'text/xml'): Reply {
  return { type, body: `<?xml version="1.0" encoding="UTF-8"?><Response>${verbs}</Response>` }
}

export function json(body: unknown, type = 'application/json'): Reply {
  return { type, body: JSON.stringify(body) }
}
