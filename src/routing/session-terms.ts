import type { OutOfSession } from '../webhooks/out-of-session'
import type { SessionRules, Team } from './directory'
import { closingTime } from './hours'

/** Who is making the session of these two addresses. */
export interface Making {
  /** `undefined`: nobody knows. Then it is made, rather than not. */
  readonly opening: { readonly holder: string; readonly since: number } | undefined
  /** Proxy's own webhook, which asks us again. `undefined`: the deployment does not say which Proxy service is its own. */
  readonly proxyUrl: string | undefined
}

export interface TermsFacts {
  readonly making: Making
  readonly sessionTtlSeconds: number
}

/** When a session ends, and what it is called. */
export interface SessionTerms {
  /** The same for a repeat of the same call or message, and nobody's number: Proxy keeps it for ever. */
  readonly uniqueName: string
  readonly ttlSeconds: number
  /** Overrides the ttl. */
  readonly dateExpiry?: Date
}

/** Another call or message of the same two is making their session: Proxy is sent back to itself, and soon finds it. */
export interface WaitForSession {
  readonly kind: 'wait'
  readonly because: 'session-being-made'
  readonly proxyUrl: string
}

/** Whoever makes the session is not sent away, however often Twilio asks. */
export function waitFor({ sid }: OutOfSession, { opening, proxyUrl }: Making): WaitForSession | undefined {
  if (!opening || opening.holder === sid || proxyUrl === undefined) return undefined
  return { kind: 'wait', because: 'session-being-made', proxyUrl }
}

/** The name says when it was begun, so that a call that comes again after its session was closed is given another. */
export function termsOf({ sid }: OutOfSession, { making: { opening }, sessionTtlSeconds }: TermsFacts): SessionTerms {
  const uniqueName = opening ? `patchbay-${sid}-${opening.since.toString(36)}` : `patchbay-${sid}`
  return { uniqueName, ttlSeconds: sessionTtlSeconds }
}

/** What a number says of the end of its sessions. The team is that of the worker in them. */
export function endsOf(
  rules: SessionRules | undefined,
  team: Team | undefined,
  now: Date,
): Partial<Pick<SessionTerms, 'ttlSeconds' | 'dateExpiry'>> {
  const closing = rules?.endAtClosing && team?.hours ? closingTime(team.hours, now) : undefined
  return {
    ...(rules?.ttlSeconds !== undefined && { ttlSeconds: rules.ttlSeconds }),
    // Proxy reads it later than we wrote it.
    ...(closing && { dateExpiry: new Date(Math.max(closing.getTime(), now.getTime() + SHORTEST_MILLISECONDS)) }),
  }
}

const SHORTEST_MILLISECONDS = 60_000
