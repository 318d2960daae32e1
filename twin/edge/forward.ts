import { request as httpRequest, type IncomingMessage } from 'node:http'
import { isForm, mediaType, readBody } from './body'
import { tooManyHeaders, type RawHeaders } from './headers'
import type { EdgeLimits } from './limits'
import type { Refusal } from './refusal'

export interface FunctionsAnswer {
  readonly status: number
  readonly statusMessage: string
  readonly rawHeaders: RawHeaders
  readonly body: Buffer
}

/** Larger than any limit, so that it is ours and not Node's. */
export const MOST_HEADER_BYTES = 1024 * 1024

/** Restricted: https://www.twilio.com/docs/serverless/functions-assets/functions. The rest belongs to one connection. */
const RESTRICTED =
  /^(host|connection|keep-alive|proxy-.*|expect|te|trailer|transfer-encoding|upgrade|content-length|x-forwarded-.*|i-twilio-.*)$/

const ONE_CONNECTION = /^(connection|keep-alive|transfer-encoding)$/i

/** Has the Functions execute a request. Rejects when they cannot be reached, or when `gone` says that nobody waits any more. */
export async function forward(
  request: IncomingMessage,
  body: Buffer,
  target: string,
  limits: EdgeLimits,
  gone: AbortSignal,
): Promise<FunctionsAnswer | Refusal> {
  const timeout = AbortSignal.timeout(limits.executionMilliseconds)
  try {
    return await execute(request, body, target, limits, AbortSignal.any([timeout, gone]))
  } catch (error) {
    if (!timeout.aborted) throw error
    return { status: 504, message: `The Function did not answer within ${limits.executionMilliseconds / 1000} s.` }
  }
}

async function execute(
  request: IncomingMessage,
  body: Buffer,
  target: string,
  limits: EdgeLimits,
  signal: AbortSignal,
): Promise<FunctionsAnswer | Refusal> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const { hostname, port } = new URL(target)
    const { method, url: path } = request
    const options = { method, path, hostname, port, signal, agent: false, maxHeaderSize: MOST_HEADER_BYTES } as const
    httpRequest({ ...options, headers: forwardedHeaders(request, body) }, resolve)
      .on('error', reject)
      .end(body)
  })
  const answered = await readBody(answer, limits.responseBytes)
  if (!answered) return { status: 502, message: `The Function's answer is larger than ${limits.responseBytes} bytes.` }
  const { statusCode = 502, statusMessage = '', rawHeaders } = answer
  return (
    tooManyHeaders(rawHeaders, 'Response', limits) ?? {
      status: statusCode,
      statusMessage,
      rawHeaders: rawHeaders.filter((_, index) => !ONE_CONNECTION.test(rawHeaders[index - (index % 2)] ?? '')),
      body: answered,
    }
  )
}

function forwardedHeaders(request: IncomingMessage, body: Buffer) {
  const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !RESTRICTED.test(name)))
  if (isForm(mediaType(request))) headers['content-type'] = 'application/x-www-form-urlencoded'
  if (body.length > 0) headers['content-length'] = String(body.length)
  return headers
}
