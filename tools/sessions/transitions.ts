import { endOf, type Lasting } from './session-end'

export type Status = 'open' | 'in-progress' | 'closed' | 'failed' | 'unknown'
export type Wish = 'close' | 'reopen' | 'extend'

export interface Changing extends Lasting {
  readonly sid: string
  readonly status: Status
}

/** At most one of the two. */
export interface NewEnd {
  /** Seconds, 0 < ttl < 2147483647. */
  readonly ttl?: number | undefined
  readonly until?: Date | undefined
}

export type Verdict =
  | { readonly kind: 'ask' }
  | { readonly kind: 'nothing-to-do'; readonly because: string }
  | { readonly kind: 'refused'; readonly because: string }

/**
 * What Proxy would say, known before it is asked: closed → in-progress, and open or in-progress → closed, are the only ways
 * (https://www.twilio.com/docs/api/errors/80608), and a closed session takes no other change (80607).
 */
export function judge(wish: Wish, session: Changing, end: NewEnd, now: Date): Verdict {
  const { sid, status } = session
  const isOpen = status === 'open' || status === 'in-progress'
  if (status === 'failed' || status === 'unknown') {
    return refused(`${sid} is ${status}, and Proxy changes only sessions that are open, in-progress or closed (80608).`)
  }
  switch (wish) {
    case 'close':
      return isOpen ? { kind: 'ask' } : { kind: 'nothing-to-do', because: `${sid} is closed already.` }
    case 'reopen':
      if (isOpen) return { kind: 'nothing-to-do', because: `${sid} is ${status}: it need not be reopened.` }
      return judgeEnd(session, end, now, 'reopen')
    case 'extend':
      if (isOpen && end.ttl === undefined && end.until === undefined)
        return refused('Say until when: --ttl or --until.')
      if (isOpen) return judgeEnd(session, end, now, 'extend')
      return refused(`${sid} is closed, and a closed session can only be reopened (80607).\n${command('reopen', sid)}`)
  }
}

/** An end that is past would close the session in the same moment. */
function judgeEnd(session: Changing, { ttl, until }: NewEnd, now: Date, wish: 'reopen' | 'extend'): Verdict {
  const { sid, dateExpiry } = session
  const later = `Say when it shall end: ${command(wish, sid)} --until <time>`
  if (until !== undefined) return until > now ? { kind: 'ask' } : refused(`${until.toISOString()} is past. ${later}`)
  if (dateExpiry && (ttl !== undefined || dateExpiry <= now)) {
    const why = dateExpiry <= now ? 'is past' : 'overrides any ttl'
    return refused(`The session has a dateExpiry, ${dateExpiry.toISOString()}, which ${why}. ${later}`)
  }
  // Where its ttl counts from after it was reopened, Twilio does not say: that is left to Proxy.
  const ends = wish === 'extend' ? endOf({ ...session, ttl: ttl ?? session.ttl }) : undefined
  if (ends === undefined || ends > now) return { kind: 'ask' }
  const from = session.dateLastInteraction ? 'the last interaction' : 'its creation'
  return refused(
    `The ttl counts from ${from}: with ${ttl} seconds, it would have ended at ${ends.toISOString()}. ${later}`,
  )
}

function refused(because: string): Verdict {
  return { kind: 'refused', because }
}

function command(wish: Wish, sid: string): string {
  return `npm run sessions -- ${wish} ${sid}`
}
