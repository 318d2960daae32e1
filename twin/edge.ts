import { createServer, request as httpRequest, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { validateRequest, validateRequestWithBody } from 'twilio/lib/webhooks/webhooks'

/** https://www.twilio.com/docs/serverless/functions-assets: methods and the size of a request. */
const METHODS = ['GET', 'POST', 'OPTIONS']
const LARGEST_BODY_BYTES = 1024 * 1024

export interface EdgeOptions {
  /** 0 takes any free port. */
  readonly port: number
  readonly authToken: string
  /** The deployment's URL as Twilio knows it; what it signs begins with it. */
  readonly baseUrl: string
  /** Where `twilio-run` serves the Functions. */
  readonly target: string
  /** Must requests to this path be signed? */
  readonly isProtected: (path: string) => boolean
}

export interface Edge {
  readonly url: string
  readonly port: number
  close(): Promise<void>
}

export class PortTaken extends Error {
  constructor(readonly port: number) {
    super(`Port ${port} is in use. Choose another one, or stop the program that has it.`)
  }
}

/** Stands before the local Functions and does what Twilio's platform does before a Function runs. */
export async function startEdge(options: EdgeOptions): Promise<Edge> {
  const server = createServer((request, response) => {
    admit(request, response, options).catch((error: unknown) => {
      if (response.headersSent) response.destroy()
      else refuse(response, 502, `The Functions at ${options.target} do not answer: ${reason(error)}`)
    })
  })
  const port = await listen(server, options.port)
  return { url: `http://127.0.0.1:${port}`, port, close: () => close(server) }
}

async function admit(request: IncomingMessage, response: ServerResponse, options: EdgeOptions): Promise<void> {
  const method = request.method ?? ''
  if (!METHODS.includes(method)) {
    response.setHeader('Allow', METHODS.join(', '))
    return refuse(response, 405, `Functions take ${METHODS.join(', ')}, not ${method}.`)
  }
  const body = await readBody(request)
  if (body === undefined) return refuse(response, 413, 'The body is larger than 1 MB.')

  const path = pathOf(request.url ?? '/')
  if (options.isProtected(path) && !isSigned(request, body, options)) {
    return refuse(response, 403, `${path} is protected, and X-Twilio-Signature is missing or not right.`)
  }
  await forward(request, response, body, options.target)
}

/** `/a/../voice/incoming?x=1` and `http://host/voice/incoming` => `/voice/incoming` */
function pathOf(target: string): string {
  const anywhere = 'http://localhost'
  return new URL(target.startsWith('/') ? anywhere + target : target, anywhere).pathname
}

/** Resolves to `undefined` once the body is too large, and reads the rest away so that the answer arrives. */
function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > LARGEST_BODY_BYTES) resolve(undefined)
      else chunks.push(chunk)
    })
    request.on('end', () => resolve(Buffer.concat(chunks)))
    request.on('error', reject)
  })
}

/** https://www.twilio.com/docs/usage/webhooks/webhooks-security */
function isSigned(request: IncomingMessage, body: Buffer, { authToken, baseUrl }: EdgeOptions): boolean {
  const signature = String(request.headers['x-twilio-signature'] ?? '')
  const target = request.url ?? '/'
  const urls = [baseUrl.replace(/\/$/, '') + target, `http://${request.headers.host}${target}`].filter((url) =>
    URL.canParse(url),
  )
  const type = mediaType(request)
  if (type === 'application/json') {
    return urls.some((url) => validateRequestWithBody(authToken, signature, url, body.toString('utf8')))
  }
  const params = request.method === 'POST' && isForm(type) ? formParams(body) : {}
  return urls.some((url) => validateRequest(authToken, signature, url, params))
}

/** `A=1&B=2&A=3` => `{ A: ['1', '3'], B: ['2'] }` */
function formParams(body: Buffer): Record<string, string[]> {
  const values = new Map<string, string[]>()
  for (const [name, value] of new URLSearchParams(body.toString('utf8'))) {
    values.set(name, [...(values.get(name) ?? []), value])
  }
  return Object.fromEntries(values)
}

function mediaType(request: IncomingMessage): string {
  return (request.headers['content-type'] ?? '').split(';', 1).join('').trim().toLowerCase()
}

/** The second spelling is that of https://www.twilio.com/docs/frontline/outgoing-conversations. */
function isForm(type: string): boolean {
  return type === 'application/x-www-form-urlencoded' || type === 'application/x-www-urlencoded'
}

/** Restricted: https://www.twilio.com/docs/serverless/functions-assets/functions. The rest belongs to one connection. */
const RESTRICTED =
  /^(host|connection|keep-alive|proxy-.*|expect|te|trailer|transfer-encoding|upgrade|content-length|x-forwarded-.*|i-twilio-.*)$/

const ONE_CONNECTION = /^(connection|keep-alive|transfer-encoding)$/i

async function forward(request: IncomingMessage, response: ServerResponse, body: Buffer, target: string) {
  const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !RESTRICTED.test(name)))
  if (isForm(mediaType(request))) headers['content-type'] = 'application/x-www-form-urlencoded'
  if (body.length > 0) headers['content-length'] = String(body.length)

  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const { hostname, port } = new URL(target)
    const options = { hostname, port, method: request.method, path: request.url, headers, agent: false } as const
    const forwarded = httpRequest(options, resolve).on('error', reject)
    response.on('close', () => forwarded.destroy())
    forwarded.end(body)
  })
  const pairs = answer.rawHeaders.filter((_, index, raw) => !ONE_CONNECTION.test(raw[index - (index % 2)] ?? ''))
  response.writeHead(answer.statusCode ?? 502, answer.statusMessage, pairs)
  await pipeline(answer, response)
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'Content-Type': 'application/json', Connection: 'close' })
  response.end(JSON.stringify({ status, message }))
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error)
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port) : error)
    })
    // A server that listens on a port has an AddressInfo, not the path of a pipe.
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
