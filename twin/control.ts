import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { json as readJson } from 'node:stream/consumers'
import * as v from 'valibot'
import { workerBehaviours } from './network/script'
import type { PhoneNetwork } from './network/phone-network'

export interface Control {
  readonly url: string
  close(): Promise<void>
}

const callScript = v.strictObject({
  from: v.string(),
  to: v.string(),
  worker: v.picklist(workerBehaviours),
  message: v.union([v.literal('none'), v.pipe(v.number(), v.minValue(0), v.maxValue(3600))]),
})

const textScript = v.strictObject({ from: v.string(), to: v.string(), body: v.string() })

/** Lets another process on this machine place calls and send texts: `POST /calls` and `POST /texts`, JSON both ways. */
export function startControl(network: PhoneNetwork, port: number): Promise<Control> {
  const server = createServer((request, response) => {
    handle(network, request)
      .then((answer) => send(response, 200, answer))
      .catch((error: unknown) => send(response, 400, { error: error instanceof Error ? error.message : String(error) }))
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () =>
      resolve({
        url: `http://127.0.0.1:${port}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed())
            server.closeAllConnections()
          }),
      }),
    )
  })
}

async function handle(network: PhoneNetwork, request: IncomingMessage): Promise<object> {
  const operation = `${request.method} ${request.url}`
  switch (operation) {
    case 'POST /calls':
      return network.call(v.parse(callScript, await readJson(request)))
    case 'POST /texts':
      return network.text(v.parse(textScript, await readJson(request)))
    default:
      throw new Error(`${operation} is not known here. There are POST /calls and POST /texts.`)
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
}
