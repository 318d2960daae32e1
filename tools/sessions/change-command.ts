import type { SessionContextUpdateOptions, SessionInstance } from 'twilio/lib/rest/proxy/v1/service/session'
import { UserError } from '../command'
import { say } from '../routing/say'
import { failingOnConflict } from './conflict'
import { isCode } from './explained'
import { findSession } from './find-session'
import type { ProxyAccount } from './proxy-account'
import { endOf } from './session-end'
import { judge, type NewEnd, type Wish } from './transitions'

export interface ChangeOptions extends NewEnd {
  readonly json?: boolean | undefined
  /** Only when it is reopened. */
  readonly failOnConflict?: boolean | undefined
}

const statusAfter = { close: 'closed', reopen: 'in-progress', extend: undefined } as const

/** Closes, reopens or extends a session, if Proxy allows that. Repeated, it finds nothing to do. */
export async function changeSession(
  wish: Wish,
  sidOrName: string,
  { json, failOnConflict = false, ...end }: ChangeOptions,
  account: ProxyAccount,
  now: Date,
): Promise<void> {
  const session = await findSession(sidOrName, account)
  const verdict = judge(wish, session, end, now)
  if (verdict.kind === 'refused') throw new UserError(verdict.because)
  const changed = verdict.kind === 'ask' ? await change(session, wish, end, failOnConflict, account) : session
  if (verdict.kind === 'nothing-to-do') console.error(verdict.because)
  say(changed, json, (changed) => outcome(changed))
}

async function change(
  { sid }: SessionInstance,
  wish: Wish,
  { ttl, until }: NewEnd,
  failOnConflict: boolean,
  account: ProxyAccount,
): Promise<SessionInstance> {
  const status = statusAfter[wish]
  const changes: SessionContextUpdateOptions = {
    ...(status && { status }),
    ...(ttl !== undefined && { ttl }),
    ...(until && { dateExpiry: until }),
  }
  const context = account.service.sessions(sid)
  try {
    return await account.limited.write('sessions', async () => {
      if (!failOnConflict) return context.update(changes)
      await failingOnConflict(account, `/Sessions/${sid}`, changes)
      return context.fetch()
    })
  } catch (error) {
    // The answer to a first attempt may have been lost, or somebody else was faster: what counts is how it stands.
    const stands = isCode(error, 80607, 80608) ? await findSession(sid, account) : undefined
    if (stands && stands.status === status) return stands
    throw error
  }
}

function outcome(session: SessionInstance): string {
  const end = endOf(session)
  const until = end ? `until ${end.toISOString()}, if nothing renews its ttl` : 'until it is closed'
  if (session.status === 'closed') return `${session.sid} is closed.`
  return `${session.sid} is ${session.status} ${session.dateExpiry ? `until ${session.dateExpiry.toISOString()}` : until}.`
}
