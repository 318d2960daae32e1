import * as v from 'valibot'
import type { Items, Place } from './items'
import type { SecretKey } from './keys'
import { readRecord, writeRecord } from './records'
import type { Session } from './session'

/** A session that is being made: which call or message makes it, and since when. */
export interface Opening {
  /** A Call SID or a Message SID. */
  readonly sid: string
  /** Milliseconds since 1970. */
  readonly since: number
}

/** "Who is making a session of this customer on this number?" Nobody else has to. */
export interface Openings {
  /** Makes it ours, unless another call or message has been at it for less than ten seconds. Returns who is at it now. */
  begin(session: Session, sid: string, now: Date): Promise<Opening>
  /** There will be no session, or it is over: whoever comes next does not have to wait for it. With a SID, only where it is theirs. */
  giveUp(session: Session, sid?: string): Promise<void>
}

/** Proxy makes a session within a second or two of our answer. After this, it has failed to. */
export const LONGEST_OPENING_MILLISECONDS = 10_000

/** An opening that is over is taken over; this is only for those that nobody comes back to. */
const TTL_SECONDS = 60

const record = { sid: v.string(), since: v.number() }

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
  return {
    async begin(session, sid, now) {
      const place = placeOf(session)
      const own: Opening = { sid, since: now.getTime() }
      if ((await items.create(place, writeRecord(own), TTL_SECONDS)) === 'created') return own
      const found = await items.fetch(place)
      if (!found) return own // It has expired in between.
      const { sid: other, since } = readRecord('opening', record, found.data)
      if (own.since - since < LONGEST_OPENING_MILLISECONDS) return { sid: other, since }
      const result = await items.replace(place, writeRecord(own), TTL_SECONDS, found.revision)
      return result === 'changed' ? this.begin(session, sid, now) : own
    },

    async giveUp(session, sid) {
      const place = placeOf(session)
      const found = await items.fetch(place)
      const isMeant = found && (sid === undefined || readRecord('opening', record, found.data).sid === sid)
      if (isMeant) await items.remove(place, found.revision)
    },
  }
}
