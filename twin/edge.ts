import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { admit, pathOf, type Admission } from './edge/admission'
import { forward, MOST_HEADER_BYTES, type FunctionsAnswer } from './edge/forward'
import { twilioLimits, type EdgeLimits } from './edge/limits'
import { close, listen } from './edge/listen'
import { refuse, type Refusal } from './edge/refusal'
import type { Events } from './events'

export { PortTaken } from './edge/listen'

export interface EdgeOptions extends Admission {
  /** 0 takes any free port. */
  readonly port: number
  /** Where `twilio-run` serves the Functions. */
  readonly target: string | (() => string)
  /** Twilio's own, unless told. */
  readonly limits?: Partial<EdgeLimits>
  /** Told of every refusal, as Twilio's debugger is. */
  readonly events?: Events
}

export interface Edge {
  readonly url: string
  readonly port: number
  close(): Promise<void>
}

/** Stands before the local Functions and does what Twilio's platform does before, while and after a Function runs. */
export async function startEdge(options: EdgeOptions): Promise<Edge> {
  const limits = { ...twilioLimits, ...options.limits }
  let executions = 0

  async function answer(request: IncomingMessage, gone: AbortSignal): Promise<FunctionsAnswer | Refusal> {
    const admitted = await admit(request, options, limits)
    if ('status' in admitted) return admitted
    if (executions >= limits.executions) {
      return { status: 429, message: `${limits.executions} executions are under way, which is the limit.` }
    }
    executions++
    try {
      return await forward(request, admitted, targetOf(options), limits, gone)
    } finally {
      executions--
    }
  }

  const server = createServer({ maxHeaderSize: MOST_HEADER_BYTES }, (request, response) => {
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    answer(request, gone.signal)
      .catch((error: unknown): Refusal => {
        return { status: 502, message: `The Functions do not answer: ${reason(error)}` }
      })
      .then((answered) => send(answered, request, response, options.events))
      .catch(() => response.destroy())
  })
  // Node would ignore headers beyond the first 2000 lines, and with them the limit.
  server.maxHeadersCount = 0
  const port = await listen(server, options.port)
  return { url: `http://127.0.0.1:${port}`, port, close: () => close(server) }
}

function send(answer: FunctionsAnswer | Refusal, request: IncomingMessage, response: ServerResponse, events?: Events) {
  if (response.destroyed) return
  if (!('body' in answer)) {
    // Whatever has not been read: a client that still sends would not see the answer.
    request.resume()
    if (answer.status === 405) response.setHeader('Allow', 'GET, POST, OPTIONS')
    return refuse(response, answer, pathOf(request), events)
  }
  response.writeHead(answer.status, answer.statusMessage, [...answer.rawHeaders])
  response.end(answer.body)
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error)
}

/** After a restart it may be another one. */
function targetOf({ target }: EdgeOptions): string {
  return typeof target === 'string' ? target : target()
}
