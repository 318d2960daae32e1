import { ApiError } from './api'
import { isOpen, type SessionChanges, type SessionRecord } from './proxy-records'

/**
 * What an update makes of a session. The allowed ways: https://www.twilio.com/docs/api/errors/80608. Assumption: one that is
 * reopened after its `dateExpiry`, and gets no other, ends again at once.
 */
export function changed(session: SessionRecord, changes: SessionChanges, now: Date): SessionRecord {
  const { status, ttlSeconds = session.ttlSeconds, dateExpiry = session.dateExpiry } = changes
  const reopens = session.status === 'closed' && status === 'in-progress'
  if (!isOpen(session) && !reopens && (status === undefined || status === 'closed')) {
    throw new ApiError(400, 80607, 'Session is closed and cannot be updated')
  }
  const updated = { ...session, ttlSeconds, dateExpiry, updatedAt: now }
  if (status === undefined || (status === session.status && isOpen(session))) return updated
  if (status === 'closed') return { ...updated, status, closedReason: 'api', endedAt: now }
  if (reopens) return { ...updated, status, closedReason: undefined, endedAt: undefined, ttlFrom: now }
  throw new ApiError(400, 80608, 'Session status change not supported')
}

/** A new session that does not begin `open`. */
export function begun(session: SessionRecord, status: SessionRecord['status'], now: Date): SessionRecord {
  switch (status) {
    case 'in-progress':
      return { ...session, status, startedAt: now }
    case 'closed':
      return { ...session, status, closedReason: 'api', endedAt: now }
    case 'failed':
    case 'unknown':
      return { ...session, status }
    case 'open':
      return session
  }
}

/** The first interaction takes an open session into progress; each one starts its ttl again. */
export function interacted(session: SessionRecord, now: Date): SessionRecord {
  return {
    ...session,
    status: 'in-progress',
    startedAt: session.startedAt ?? now,
    lastInteractionAt: now,
    ttlFrom: now,
    updatedAt: now,
  }
}
