import type { IncomingMessage } from 'node:http'
import { readBody } from './body'
import { headerBytes, tooManyHeaders } from './headers'
import type { EdgeLimits } from './limits'
import type { Refusal } from './refusal'
import { isSigned, type Signed } from './signature'

/** https://www.twilio.com/docs/serverless/functions-assets/functions/request-flow */
const METHODS = ['GET', 'POST', 'OPTIONS']

export interface Admission extends Signed {
  /** Must requests to this path be signed? */
  readonly isProtected: (path: string) => boolean
}

/** Reads a request, and lets it in or says why not. */
export async function admit(
  request: IncomingMessage,
  admission: Admission,
  limits: EdgeLimits,
): Promise<Buffer | Refusal> {
  const tooMany = tooManyHeaders(request.rawHeaders, 'Request', limits)
  if (tooMany) return tooMany
  const method = request.method ?? ''
  if (!METHODS.includes(method)) {
    return { status: 405, message: `Functions take ${METHODS.join(', ')}, not ${method}.` }
  }
  const body = await readBody(request, limits.requestBytes - headerBytes(request.rawHeaders))
  if (!body) return { status: 413, message: `The request is larger than ${limits.requestBytes} bytes.` }

  const path = pathOf(request)
  if (admission.isProtected(path) && !isSigned(request, body, admission)) {
    return { status: 403, message: `${path} is protected, and X-Twilio-Signature is missing or not right.` }
  }
  return body
}

/** `/a/../voice/incoming?x=1` and `http://host/voice/incoming` => `/voice/incoming` */
export function pathOf({ url: target = '/' }: IncomingMessage): string {
  const anywhere = 'http://localhost'
  return new URL(target.startsWith('/') ? anywhere + target : target, anywhere).pathname
}
