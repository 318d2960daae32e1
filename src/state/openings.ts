import * as v from 'valibot'
import type { Items, Place } from './items'
import type { SecretKey } from './keys'
import { readRecord, writeRecord } from './records'
import type { Session } from './session'

/** A session, or a Conversation, that is being made: by whom, and since when. */
export interface Opening {
  /** A Call SID, a Message SID or the unique name of a session; in Frontline, the identity of a worker. */
  readonly holder: string
  /** Milliseconds since 1970. */
  readonly since: number
}

/** "Who is making a session of this customer on this number?" Nobody else has to. */
export interface Openings {
  /** Makes it ours, unless somebody else has been at it for less than ten seconds. Returns who is at it now, and since when. */
  begin(session: Session, holder: string, now: Date): Promise<Opening>
  /** The same. Where it is ours already, its ten seconds begin anew. */
  renew(session: Session, holder: string, now: Date): Promise<Opening>
  /** There will be no session, or it is over: whoever comes next does not have to wait for it. With a holder, only where it is theirs. */
  giveUp(session: Session, holder?: string): Promise<void>
}

/** Proxy makes a session within a second or two of our answer. After this, it has failed to. */
export const LONGEST_OPENING_MILLISECONDS = 10_000

/** An opening that is over is taken over; this is only for those that nobody comes back to. */
const TTL_SECONDS = 60

const record = { holder: v.string(), since: v.number() }

/**
 *   call      create → created                                        ⇒ call makes the session
 *   message   create → taken   fetch → call, 1 s ago                  ⇒ call makes the session, message waits
 *   message   create → taken   fetch → call, 10 s ago   replace → ok  ⇒ message makes the session
 */
export function openingsIn(items: Items, secretKey: SecretKey): Openings {
  const placeOf = ({ customer, number }: Session): Place => {
    const key = secretKey('opening', customer, number)
    return { collection: 'openings', shardKey: key, key }
  }
  const readOpening = (data: unknown): Opening => {
    const { holder, since } = readRecord('opening', record, data)
    return { holder, since }
  }
  const beginIn = async (place: Place, own: Opening, isStanding: (found: Opening) => boolean): Promise<Opening> => {
    if ((await items.create(place, writeRecord(own), TTL_SECONDS)) === 'created') return own
    const found = await items.fetch(place)
    if (!found) return own // It has expired in between.
    const other = readOpening(found.data)
    if (isStanding(other)) return other
    const result = await items.replace(place, writeRecord(own), TTL_SECONDS, found.revision)
    return result === 'changed' ? beginIn(place, own, isStanding) : own
  }
  return {
    begin(session, holder, now) {
      const own = { holder, since: now.getTime() }
      return beginIn(placeOf(session), own, (found) => isFresh(found, own))
    },

    renew(session, holder, now) {
      const own = { holder, since: now.getTime() }
      return beginIn(placeOf(session), own, (found) => isFresh(found, own) && found.holder !== holder)
    },

    async giveUp(session, holder) {
      const place = placeOf(session)
      const found = await items.fetch(place)
      const isMeant = found && (holder === undefined || readOpening(found.data).holder === holder)
      if (isMeant) await items.remove(place, found.revision)
    },
  }
}

function isFresh(found: Opening, { since }: Opening): boolean {
  return since - found.since < LONGEST_OPENING_MILLISECONDS
}
