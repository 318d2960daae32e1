import type { NewSession, SessionMode } from '../api/proxy-store'

/** https://www.twilio.com/docs/proxy/out-session-callback-response-guide, "Auto-Create Session Fields" */
export interface AutoCreate extends NewSession {
  readonly participantIdentifier: string
  readonly participantProxyIdentifier?: string
}

export type ParsedAutoCreate =
  { readonly ok: true; readonly session: AutoCreate } | { readonly ok: false; readonly problems: readonly string[] }

const modes: readonly SessionMode[] = ['message-only', 'voice-only', 'voice-and-message']

type Check = (value: unknown) => boolean

const isText: Check = (value) => typeof value === 'string' && value !== ''

/** The limits are those of https://www.twilio.com/docs/proxy/proxy-limits. */
const fields: Readonly<Record<string, { readonly check: Check; readonly expected: string }>> = {
  uniqueName: {
    check: (value) => isText(value) && String(value).length <= 191,
    expected: 'a text of 1 to 191 characters',
  },
  mode: { check: (value) => modes.some((mode) => mode === value), expected: `one of ${modes.join(', ')}` },
  ttl: {
    check: (value) => Number.isInteger(value) && Number(value) > 0 && Number(value) < 2147483647,
    expected: 'a whole number of seconds, above 0 and below 2147483647',
  },
  dateExpiry: {
    check: (value) => isText(value) && !Number.isNaN(Date.parse(String(value))),
    expected: 'an ISO 8601 date',
  },
  participantIdentifier: { check: isText, expected: 'the real phone number of the second participant' },
  participantProxyIdentifier: { check: isText, expected: 'one of the numbers in the pool' },
}

/** Strict, where Proxy may be lenient: a field that Proxy passes over is one that somebody relies on in vain. */
export function parseAutoCreate(body: string): ParsedAutoCreate {
  const value = parseJson(body)
  if (typeof value === 'string')
    return { ok: false, problems: ['the JSON was encoded twice: it is a text, not an object'] }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ok: false, problems: ['the body is not a JSON object'] }
  }
  const given: Readonly<Record<string, unknown>> = { ...value }
  const problems = Object.keys(given).flatMap((name) => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (!field) return [`${name} is no field of an auto-created session`]
    return field.check(given[name]) ? [] : [`${name} must be ${field.expected}`]
  })
  if (given['participantIdentifier'] === undefined) problems.push('participantIdentifier is required')
  // Every field has just been checked to be what AutoCreate says.
  return problems.length > 0 ? { ok: false, problems } : { ok: true, session: value as AutoCreate }
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
