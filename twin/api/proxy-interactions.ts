import { newSid } from '../account'
import { notFound } from './errors'
import { newSequence } from './paging'
import type { Interaction, ProxyStore } from './proxy-store'

export interface InteractionRecord extends Interaction {
  /** Where it stands in lists. */
  readonly order: string
}

/** What has gone through the sessions. */
export interface Interactions {
  list(sessionSid: string): readonly InteractionRecord[]
  /** Throws 20404. */
  find(sessionSid: string, sid: string): InteractionRecord
  add(sessionSid: string, interaction: Parameters<ProxyStore['interact']>[1]): InteractionRecord
  /** One that was deleted takes changes, too, and stays deleted: its call may go on. */
  update(sid: string, changes: Parameters<ProxyStore['updateInteraction']>[1]): InteractionRecord
  remove(interaction: InteractionRecord): void
  removeAll(sessionSid: string): void
}

export function newInteractions(now: () => Date): Interactions {
  const bySid = new Map<string, InteractionRecord>()
  const sidsOf = new Map<string, Set<string>>()
  const nextOrder = newSequence()

  return {
    list: (sessionSid) => [...(sidsOf.get(sessionSid) ?? [])].flatMap((sid) => bySid.get(sid) ?? []),
    find: (sessionSid, sid) => {
      const interaction = sidsOf.get(sessionSid)?.has(sid) ? bySid.get(sid) : undefined
      if (interaction === undefined) throw notFound(`/Sessions/${sessionSid}/Interactions/${sid}`)
      return interaction
    },
    add: (sessionSid, { type, data, inbound }) => {
      const [sid, createdAt] = [newSid('KI'), now()]
      const times = { createdAt, updatedAt: createdAt }
      const interaction = { sid, order: nextOrder(), sessionSid, type, data, inbound, outbound: undefined, ...times }
      bySid.set(sid, interaction)
      sidsOf.set(sessionSid, (sidsOf.get(sessionSid) ?? new Set()).add(sid))
      return interaction
    },
    update: (sid, changes) => {
      const interaction = bySid.get(sid)
      if (interaction === undefined) throw notFound(`/Interactions/${sid}`)
      const updated = { ...interaction, ...changes, updatedAt: now() }
      bySid.set(sid, updated)
      return updated
    },
    remove: ({ sessionSid, sid }) => void sidsOf.get(sessionSid)?.delete(sid),
    removeAll: (sessionSid) => void sidsOf.delete(sessionSid),
  }
}
