import type { Clock } from '../clock'
import { ApiError } from './api'
import { invalidParameter, notFound } from './errors'
import { newSequence } from './paging'
import { isOpen, newSessionRecord, present, settled, type SessionChanges, type SessionRecord } from './proxy-records'
import type { NewSession } from './proxy-store'
import { changed, interacted } from './proxy-transitions'

/** Who reaches somebody through which of our numbers: in one open session at most. */
export interface Pair {
  readonly identifier: string
  readonly proxyIdentifier: string
}

/** Every Session of the service, each as it is at this moment. Whatever breaks a rule throws ApiError. */
export interface Sessions {
  list(): readonly SessionRecord[]
  /** By SID or unique name; throws 20404 or 80308. */
  find(sidOrUniqueName: string): SessionRecord
  /** The open session in which the pair takes part. */
  holding(pair: Pair): SessionRecord | undefined
  create(session: NewSession): SessionRecord
  update(session: SessionRecord, changes: SessionChanges): SessionRecord
  interact(session: SessionRecord): SessionRecord
  save(session: SessionRecord): SessionRecord
  remove(session: SessionRecord): void
  /** As if it had never been created, its unique name included. */
  forget(session: SessionRecord): void
}

/** https://www.twilio.com/docs/proxy/proxy-limits */
const MOST_CHARACTERS_IN_NAMES = 191

export function newSessions(clock: Clock): Sessions {
  const bySid = new Map<string, SessionRecord>()
  const sidByName = new Map<string, string>()
  const sidByPair = new Map<string, string>()
  const nextOrder = newSequence()

  function current(sid: string): SessionRecord | undefined {
    const remembered = bySid.get(sid)
    const session = remembered && settled(remembered, clock.now())
    return session === undefined || session === remembered ? session : save(session)
  }

  /** Keeps the pairs of addresses in step: an open session holds those of its participants, a closed one none. */
  function save(session: SessionRecord): SessionRecord {
    for (const pair of bySid.get(session.sid)?.participants ?? []) {
      if (sidByPair.get(keyOf(pair)) === session.sid) sidByPair.delete(keyOf(pair))
    }
    if (isOpen(session)) for (const pair of present(session)) sidByPair.set(keyOf(pair), session.sid)
    bySid.set(session.sid, session)
    return session
  }

  function holding(pair: Pair): SessionRecord | undefined {
    const session = current(sidByPair.get(keyOf(pair)) ?? '')
    return session && isOpen(session) ? session : undefined
  }

  function remove(session: SessionRecord): void {
    save({ ...session, participants: [] })
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
    create: (wanted) => {
      const session = newSessionRecord(nextOrder(), wanted, clock.now())
      if (session.uniqueName.length > MOST_CHARACTERS_IN_NAMES) {
        throw invalidParameter('UniqueName', `at most ${MOST_CHARACTERS_IN_NAMES} characters`)
      }
      if (sidByName.has(session.uniqueName)) throw new ApiError(400, 80603, 'Session UniqueName must be unique.')
      sidByName.set(session.uniqueName, session.sid)
      return save(session)
    },
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

function keyOf({ identifier, proxyIdentifier }: Pair): string {
  return `${identifier} ${proxyIdentifier}`
}
