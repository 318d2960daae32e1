import { isOpen, present, type SessionRecord } from './proxy-records'

/** Who reaches somebody through which of our numbers: in one open session at most. */
export interface Pair {
  readonly identifier: string
  readonly proxyIdentifier: string
}

/** Which sessions have which pairs. */
export interface Pairs {
  /** The SID of the session that held it when it was last saved. */
  holder(pair: Pair): string | undefined
  /** The SIDs of all sessions that ever had it. */
  all(pair: Pair): readonly string[]
  /** An open session holds the pairs of its participants, a closed one none. */
  save(session: SessionRecord): void
  remove(session: SessionRecord): void
}

export function newPairs(): Pairs {
  const holders = new Map<string, string>()
  const sessions = new Map<string, Set<string>>()

  function release({ sid, participants }: SessionRecord): void {
    for (const key of participants.map(keyOf)) if (holders.get(key) === sid) holders.delete(key)
  }

  return {
    holder: (pair) => holders.get(keyOf(pair)),
    all: (pair) => [...(sessions.get(keyOf(pair)) ?? [])],
    save: (session) => {
      release(session)
      if (isOpen(session)) for (const pair of present(session)) holders.set(keyOf(pair), session.sid)
      for (const key of session.participants.map(keyOf)) {
        sessions.set(key, (sessions.get(key) ?? new Set()).add(session.sid))
      }
    },
    remove: (session) => {
      release(session)
      for (const key of session.participants.map(keyOf)) sessions.get(key)?.delete(session.sid)
    },
  }
}

function keyOf({ identifier, proxyIdentifier }: Pair): string {
  return `${identifier} ${proxyIdentifier}`
}
