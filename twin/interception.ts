import { getLocal, type CompletedRequest } from 'mockttp'
import type { Api, ApiRequest } from './api/api'
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
  const server = getLocal({ https: { key, cert: certificate }, recordTraffic: false })
  await server.start(port)
  await server.forAnyRequest().thenCallback(async (request) => {
    const { status, body } = await api.handle(await toApiRequest(request))
    return body === undefined ? { statusCode: status } : { statusCode: status, json: body }
  })
  return {
    proxyUrl: `http://localhost:${server.port}`,
    certificatePath,
    close: () => server.stop(),
  }
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
