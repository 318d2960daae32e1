import type { ApiFault, CallbackFault, Fault, FaultRule } from './fault'

export const faultHelp = `A fault is "<whom>: <what> [x<times>]", for example

  POST sync Items: 429 x2                       the first two creations of an item get 429
  POST sync Items: 429 retry-after 2s           each of them, with the header
  GET sync: delay 5s        sync: hang          an answer that is late, or never comes
  sync: reset x1            POST Items: 503     a broken connection, a server error (500, 503)
  POST Items: conflict x1                       somebody makes the same write just before
  callback /voice/conversation-status: twice    or reversed, late 30s, never

All words before the colon must occur in the method, host and path of the operation, or in the path of the callback.
Without x<times> it goes on until it is cleared.`

/** Throws an Error that says what would be right. */
export function parseFault(text: string): FaultRule {
  const match = /^(.+?):\s+(.+?)(?:\s+x([1-9]\d*))?$/.exec(text.trim())
  const [, whom, what, times] = match ?? []
  if (!whom || !what) throw new Error(`"${text}" is no fault. ${faultHelp}`)
  const [first, ...rest] = whom.split(/\s+/)
  const isCallback = first?.toLowerCase() === 'callback'
  const fault: Fault | undefined = isCallback ? on('callback', callbackFault(what)) : on('api', apiFault(what))
  if (!fault) throw new Error(`"${what}" does not happen to ${isCallback ? 'a callback' : 'an API'}. ${faultHelp}`)
  const words = isCallback ? rest : whom.split(/\s+/)
  return { ...fault, text, words, times: times === undefined ? Infinity : Number(times) }
}

function on<On extends 'api' | 'callback', What>(on: On, fault: What | undefined) {
  return fault && { on, fault }
}

function apiFault(what: string): ApiFault | undefined {
  const [, delay] = /^delay (\S+)$/.exec(what) ?? []
  if (delay) return withMilliseconds('delay', delay)
  const [, status, retryAfter] = /^(429|500|503)(?: retry-after (\d+)s)?$/.exec(what) ?? []
  if (status === '429' || status === '500' || status === '503') {
    const code = { '429': 429, '500': 500, '503': 503 } as const
    return { kind: 'status', status: code[status], ...(retryAfter && { retryAfterSeconds: Number(retryAfter) }) }
  }
  return what === 'hang' || what === 'reset' || what === 'conflict' ? { kind: what } : undefined
}

function callbackFault(what: string): CallbackFault | undefined {
  const [, late] = /^late (\S+)$/.exec(what) ?? []
  if (late) return withMilliseconds('late', late)
  return what === 'twice' || what === 'reversed' || what === 'never' ? { kind: what } : undefined
}

/** `5s` => 5000, `250ms` => 250 */
function withMilliseconds<Kind extends string>(kind: Kind, written: string) {
  const [, amount, unit] = /^(\d+)(ms|s)$/.exec(written) ?? []
  return amount ? { kind, milliseconds: Number(amount) * (unit === 's' ? 1000 : 1) } : undefined
}
