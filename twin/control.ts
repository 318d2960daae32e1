import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json as readJson } from 'node:stream/consumers'
import * as v from 'valibot'
import { customerBehaviours, hangUps, namedConversations, workerBehaviours } from './network/script'
import type { PhoneNetwork } from './network/phone-network'
import type { Faults } from './faults/faults'

export interface Control {
  readonly url: string
  close(): Promise<void>
}

/** As they are on a telephone. */
const keys = v.array(v.pipe(v.string(), v.regex(/^[\d*#]*$/, 'the keys of a telephone are 0 to 9, * and #')))

const anyCall = {
  from: v.string(),
  to: v.string(),
  keys: v.optional(keys),
  whisper: v.optional(v.strictObject({ keys: v.optional(keys), hangsUp: v.optional(v.boolean()) })),
  twilioFails: v.optional(v.picklist(['once', 'always'])),
}

const callScript = v.strictObject({
  ...anyCall,
  worker: v.picklist(workerBehaviours),
  message: v.union([v.literal('none'), v.pipe(v.number(), v.minValue(0), v.maxValue(3600))]),
  customerHangsUp: v.optional(v.picklist(hangUps)),
  creationFails: v.optional(v.picklist(['limit', 'error'])),
})

const workerCallScript = v.strictObject({
  ...anyCall,
  worker: v.string(),
  customer: v.picklist(customerBehaviours),
  conversation: v.optional(v.picklist(namedConversations)),
  workerHangsUp: v.optional(v.picklist(hangUps)),
})

const textScript = v.strictObject({ from: v.string(), to: v.string(), body: v.string() })

const faultScript = v.strictObject({ fault: v.string() })

export interface Controlled {
  readonly network: PhoneNetwork
  readonly faults: Faults
}

/** Lets another process on this machine place calls, send texts and make things fail. JSON both ways. */
export function startControl(controlled: Controlled): Promise<Control> {
  const server = createServer((request, response) => {
    handle(controlled, request)
      .then((answer) => send(response, 200, answer))
      .catch((error: unknown) => send(response, 400, { error: error instanceof Error ? error.message : String(error) }))
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () =>
      resolve({
        // A server that listens on a port has an AddressInfo, not the path of a pipe.
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed())
            server.closeAllConnections()
          }),
      }),
    )
  })
}

async function handle({ network, faults }: Controlled, request: IncomingMessage): Promise<object> {
  const operation = `${request.method} ${request.url}`
  switch (operation) {
    case 'POST /calls':
      return network.call(v.parse(callScript, await readJson(request)))
    case 'POST /worker-calls':
      return network.workerCall(v.parse(workerCallScript, await readJson(request)))
    case 'POST /texts':
      return network.text(v.parse(textScript, await readJson(request)))
    case 'GET /faults':
      return { faults: faults.list() }
    case 'POST /faults':
      faults.add(v.parse(faultScript, await readJson(request)).fault)
      return { faults: faults.list() }
    case 'DELETE /faults':
      faults.clear()
      return { faults: faults.list() }
    default:
      throw new Error(
        `${operation} is not known here. There are POST /calls, /worker-calls and /texts, and GET, POST and DELETE /faults.`,
      )
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
}
