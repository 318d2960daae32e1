import { say } from '../routing/say'
import { sayEverySecond } from '../say-every-second'
import { findSession } from './find-session'
import { interactionsOf } from './interactions'
import { participantsOf } from './participants'
import { poolOf, poolWarnings } from './pool-warnings'
import type { ProxyAccount } from './proxy-account'
import { sessionInWords } from './session-in-words'

/** A session with everything that Proxy knows of it, its participants and interactions. */
export async function showSession(
  sidOrName: string,
  { json }: { readonly json?: boolean | undefined },
  account: ProxyAccount,
): Promise<void> {
  const session = await findSession(sidOrName, account)
  const [participants, interactions, pool] = await Promise.all([
    participantsOf(session.sid, account),
    interactionsOf(session.sid, account, sayEverySecond()),
    poolOf(account),
  ])
  say({ ...session.toJSON(), participants, interactions }, json, (shown) =>
    sessionInWords(session.toJSON(), shown.participants, shown.interactions),
  )
  const numbers = new Set(participants.map(({ proxyIdentifier }) => proxyIdentifier))
  for (const warning of poolWarnings(pool, { numbers })) console.error(warning)
}
