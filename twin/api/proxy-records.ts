import { newSid } from '../account'
import type { NewSession, ProxyParticipant, ProxySession, SessionMode } from './proxy-store'

/** A Session as the twin remembers it. `open` until the first interaction, then `in-progress`. */
export interface SessionRecord {
  readonly sid: string
  /** Where it stands in lists. */
  readonly order: string
  readonly uniqueName: string
  readonly mode: SessionMode
  readonly status: ProxySession['status']
  readonly closedReason: string | undefined
  /** 0 means no end. Counts from the creation, the last interaction or the reopening. */
  readonly ttlSeconds: number
  readonly ttlFrom: Date
  /** Overrides the ttl. */
  readonly dateExpiry: Date | undefined
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly startedAt: Date | undefined
  readonly endedAt: Date | undefined
  readonly lastInteractionAt: Date | undefined
  /** Those removed included: they stay with the session. */
  readonly participants: readonly ParticipantRecord[]
}

export interface ParticipantRecord extends ProxyParticipant {
  readonly order: string
  readonly friendlyName: string | undefined
  readonly proxyIdentifierSid: string
  readonly createdAt: Date
  readonly deletedAt: Date | undefined
}

export interface SessionChanges {
  readonly status?: ProxySession['status']
  readonly ttlSeconds?: number
  readonly dateExpiry?: Date
}

export function newSessionRecord(
  order: string,
  session: NewSession,
  defaultTtlSeconds: number,
  now: Date,
): SessionRecord {
  const sid = newSid('KC')
  return {
    sid,
    order,
    uniqueName: session.uniqueName ?? sid,
    mode: session.mode ?? 'voice-and-message',
    status: 'open',
    closedReason: undefined,
    ttlSeconds: session.ttl ?? defaultTtlSeconds,
    ttlFrom: now,
    dateExpiry: session.dateExpiry === undefined ? undefined : new Date(session.dateExpiry),
    createdAt: now,
    updatedAt: now,
    startedAt: undefined,
    endedAt: undefined,
    lastInteractionAt: undefined,
    participants: [],
  }
}

export function isOpen({ status }: SessionRecord): boolean {
  return status === 'open' || status === 'in-progress'
}

export function present({ participants }: SessionRecord): readonly ParticipantRecord[] {
  return participants.filter(({ deletedAt }) => deletedAt === undefined)
}

/** When the session ends by itself, if it does. */
export function endOf({ dateExpiry, ttlSeconds, ttlFrom }: SessionRecord): Date | undefined {
  if (dateExpiry !== undefined) return dateExpiry
  return ttlSeconds === 0 ? undefined : new Date(ttlFrom.getTime() + ttlSeconds * 1000)
}

/** The session as it is `now`: past its end it is closed. Twilio documents no `closedReason` for that. */
export function settled(session: SessionRecord, now: Date): SessionRecord {
  const end = endOf(session)
  if (!isOpen(session) || end === undefined || end > now) return session
  return { ...session, status: 'closed', endedAt: end }
}
