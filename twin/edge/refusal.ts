import type { ServerResponse } from 'node:http'
import type { Events } from '../events'

/** The platform's own answer in place of a Function's. */
export interface Refusal {
  readonly status: 403 | 405 | 413 | 429 | 431 | 502 | 504
  readonly message: string
}

export function refuse(response: ServerResponse, { status, message }: Refusal, path: string, events?: Events): void {
  events?.emit({ kind: 'debugger', code: debuggerCode(status), message: `${path}: status ${status}. ${message}` })
  response.writeHead(status, { 'Content-Type': 'application/json', Connection: 'close' })
  response.end(JSON.stringify({ status, message }))
}

/** https://www.twilio.com/docs/api/errors/82008, /82001 (status 4xx) and /82002 (status 5xx, a timeout among them) */
function debuggerCode(status: Refusal['status']): number {
  if (status === 431) return 82008
  return status < 500 ? 82001 : 82002
}
