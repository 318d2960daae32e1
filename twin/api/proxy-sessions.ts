import type { Clock } from '../clock'
import { ApiError } from './api'
import { invalidParameter, notFound } from './errors'
import { newSequence } from './paging'
import { MOST_CHARACTERS_IN_NAMES } from './proxy-limits'
import { newPairs, type Pair } from './proxy-pairs'
import { isOpen, newSessionRecord, present, settled, type SessionChanges, type SessionRecord } from './proxy-records'
import type { Service } from './proxy-service'
import type { NewSession } from './proxy-store'
import { begun, changed, interacted } from './proxy-transitions'

/** Every Session of the service, each as it is at this moment. Whatever breaks a rule throws ApiError. */
export interface Sessions {
  list(): readonly SessionRecord[]
  /** By SID or unique name; throws 20404 or 80308. */
  find(sidOrUniqueName: string): SessionRecord
  /** The open session in which the pair takes part. */
  holding(pair: Pair): SessionRecord | undefined
  /** Of the closed sessions in which the pair ever took part, the one that ended last. */
  lastClosed(pair: Pair): SessionRecord | undefined
  create(session: NewSession): SessionRecord
  /** Gives a new session the status that it was wanted with. */
  begin(session: SessionRecord, status: SessionRecord['status']): SessionRecord
  update(session: SessionRecord, changes: SessionChanges): SessionRecord
  interact(session: SessionRecord): SessionRecord
  save(session: SessionRecord): SessionRecord
  remove(session: SessionRecord): void
  /** As if it had never been created, its unique name included. */
  forget(session: SessionRecord): void
}

export function newSessions(clock: Clock, service: Pick<Service, 'current'>): Sessions {
  const bySid = new Map<string, SessionRecord>()
  const sidByName = new Map<string, string>()
  const pairs = newPairs()
  const nextOrder = newSequence()

  function current(sid: string): SessionRecord | undefined {
    const remembered = bySid.get(sid)
    const session = remembered && settled(remembered, clock.now())
    return session === undefined || session === remembered ? session : save(session)
  }

  function save(session: SessionRecord): SessionRecord {
    pairs.save(session)
    bySid.set(session.sid, session)
    return session
  }

  function holding(pair: Pair): SessionRecord | undefined {
    const session = current(pairs.holder(pair) ?? '')
    return session && isOpen(session) ? session : undefined
  }

  function remove(session: SessionRecord): void {
    pairs.remove(session)
    bySid.delete(session.sid)
  }

  return {
    list: () => [...bySid.keys()].flatMap((sid) => current(sid) ?? []),
    find: (sidOrUniqueName) => {
      const session = current(sidByName.get(sidOrUniqueName) ?? sidOrUniqueName)
      if (session !== undefined) return session
      if (/^KC[0-9a-f]{32}$/i.test(sidOrUniqueName)) throw notFound(`/Sessions/${sidOrUniqueName}`)
      throw new ApiError(404, 80308, 'Session with the unique name not found.')
    },
    holding,
    lastClosed: (pair) =>
      pairs
        .all(pair)
        .flatMap((sid) => current(sid) ?? [])
        .filter(({ status }) => status === 'closed')
        .toSorted((a, b) => Number(a.endedAt) - Number(b.endedAt))
        .at(-1),
    create: (wanted) => {
      const session = newSessionRecord(nextOrder(), wanted, service.current.defaultTtlSeconds, clock.now())
      if (session.uniqueName.length > MOST_CHARACTERS_IN_NAMES) {
        throw invalidParameter('UniqueName', `at most ${MOST_CHARACTERS_IN_NAMES} characters`)
      }
      if (sidByName.has(session.uniqueName)) throw new ApiError(400, 80603, 'Session UniqueName must be unique.')
      sidByName.set(session.uniqueName, session.sid)
      return save(session)
    },
    begin: (session, status) => save(begun(session, status, clock.now())),
    update: (session, changes) => {
      const updated = changed(session, changes, clock.now())
      if (!isOpen(session) && isOpen(updated) && present(updated).some((pair) => holding(pair) !== undefined)) {
        throw new ApiError(400, 80801, 'Participant is active in another Session')
      }
      return save(updated)
    },
    interact: (session) => {
      if (!isOpen(session)) throw new ApiError(400, 80607, 'Session is closed and cannot be updated')
      return save(interacted(session, clock.now()))
    },
    save,
    // The unique name stays taken: Twilio never gives it back, even after deletion.
    remove,
    forget: (session) => {
      remove(session)
      sidByName.delete(session.uniqueName)
    },
  }
}
