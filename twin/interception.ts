import type { CompletedRequest, RequestRuleBuilder } from 'mockttp'
// Not the whole of mockttp: its remote control, with clients and GraphQL, takes half as long again to load.
import { MockttpServer } from 'mockttp/dist/server/mockttp-server'
import { ApiError, type Api, type ApiRequest, type ApiResponse } from './api/api'
import { ConnectionLost } from './api/connection-lost'
import { errorResponse } from './api/errors'
import { contentTypeOf, wireBody } from './api/wire-body'
import { certificateAuthority } from './certificate-authority'

export interface InterceptionOptions {
  readonly api: Api
  /** Where the certificate authority is kept between runs. */
  readonly directory: string
  /** Without it, any free one. */
  readonly port?: number
}

export interface Interception {
  /** For `HTTP_PROXY`. */
  readonly proxyUrl: string
  /** For `NODE_EXTRA_CA_CERTS`. */
  readonly certificatePath: string
  close(): Promise<void>
}

/** A proxy that answers in place of every host. What honours HTTP_PROXY and the certificate talks to the twin, unchanged. */
export async function startInterception({ api, directory, port }: InterceptionOptions): Promise<Interception> {
  const { key, certificate, certificatePath } = await certificateAuthority(directory)
  const server = new MockttpServer({ https: { key, cert: certificate }, recordTraffic: false })
  await server.start(port)
  // mockttp listens on every interface, and has no option against it.
  await server
    .forAnyRequest()
    .thenCallback(async (request) =>
      isLoopback(request.remoteIpAddress) ? answer(api, await toApiRequest(request)) : 'close',
    )
  return {
    proxyUrl: `http://localhost:${server.port}`,
    certificatePath,
    close: () => server.stop(),
  }
}

/** `::1`, `127.0.0.1`, or `::ffff:127.0.0.1` */
export function isLoopback(address: string | undefined): boolean {
  return address === '::1' || /^(?:::ffff:)?127\./.test(address ?? '')
}

type Answer = Awaited<ReturnType<Parameters<RequestRuleBuilder['thenCallback']>[0]>>

async function answer(api: Api, request: ApiRequest): Promise<Answer> {
  try {
    return toAnswer(await api.handle(request))
  } catch (error) {
    // A violation, or a twin that has failed: no status of Twilio's, so that nobody tries again and it is seen.
    if (!(error instanceof ConnectionLost)) return toAnswer(errorResponse(new ApiError(501, 0, String(error))))
    switch (error.how) {
      case 'breaks':
        return 'reset'
      case 'hangs':
        // The connection ends when the caller has waited enough, or with the server.
        return new Promise(() => {})
    }
  }
}

function toAnswer(response: ApiResponse): Answer {
  const { status, headers } = response
  const body = wireBody(response)
  if (body === undefined) return { statusCode: status, headers: { ...headers } }
  const ofBody = { 'content-type': contentTypeOf(response), 'content-length': String(body.length) }
  return { statusCode: status, headers: { ...headers, ...ofBody }, body }
}

async function toApiRequest({ method, url, headers, body }: CompletedRequest): Promise<ApiRequest> {
  const { hostname, pathname, searchParams } = new URL(url)
  return {
    method,
    host: hostname,
    path: pathname,
    query: searchParams,
    form: new URLSearchParams((await body.getText()) ?? ''),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)])),
  }
}
