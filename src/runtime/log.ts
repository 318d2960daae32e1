import type { Fields } from '../webhooks/fields'

/** One line a request. It holds SIDs, never an address or words of anybody. */
export interface LogLine {
  readonly webhook: string
  readonly outcome: 'answered' | 'refused' | 'fallback'
  readonly decision?: string | undefined
  readonly because?: string | undefined
  /** Somebody has to look after it, although the caller was answered. */
  readonly alert?: true | undefined
  readonly problems?: readonly string[]
  readonly error?: ErrorSummary
  readonly milliseconds: number
}

interface ErrorSummary {
  readonly name: string
  readonly message?: string
  readonly code?: string | number
  readonly status?: string | number
}

/**
 * A Function's output is its log. What is written as a warning or an error becomes an alert in Twilio's debugger (82004,
 * 82005), which is how an operator learns of a fallback, or of a decision that says so. https://www.twilio.com/docs/api/errors/82005
 */
export function writeLog(line: LogLine, fields: Fields): void {
  const text = JSON.stringify({ ...line, ...sidsIn(fields) })
  switch (line.outcome) {
    case 'answered':
      return line.alert ? console.error(text) : console.log(text)
    case 'refused':
      return console.warn(text)
    case 'fallback':
      return console.error(text)
  }
}

export function summarise(error: unknown): ErrorSummary {
  if (!(error instanceof Error)) return { name: 'Thrown', message: typeof error }
  return {
    name: error.name,
    // Twilio's own words may quote a number; its code and status say as much.
    ...(!('status' in error) && { message: error.message }),
    ...('code' in error && isPlain(error.code) && { code: error.code }),
    ...('status' in error && isPlain(error.status) && { status: error.status }),
  }
}

/** Whatever else stands there may not be writable as JSON. */
function isPlain(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number'
}

/** `call` is the customer's call in our own callback URLs. */
const loggedSids = [
  'call',
  'CallSid',
  'DialCallSid',
  'MessageSid',
  'SmsSid',
  'ConversationSid',
  'ParticipantSid',
  'RecordingSid',
  'interactionSid',
  'interactionSessionSid',
  'inboundResourceSid',
] as const

function sidsIn(fields: Fields): Readonly<Record<string, string>> {
  const sids: Record<string, string> = {}
  for (const name of loggedSids) {
    const value = fields[name]
    if (typeof value === 'string' && /^[A-Z]{2}[0-9a-fA-F]{32}$/.test(value)) sids[name] = value
  }
  return sids
}
