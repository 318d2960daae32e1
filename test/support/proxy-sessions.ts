import type { ProxySession } from '../../twin/api/proxy-store'
import type { Platform } from '../../twin/platform'

/** What Proxy's API says of the service's sessions. */
const sessionsOf = ({ client, account }: Platform) => client.proxy.v1.services(account.proxyServiceSid).sessions

/** Those in which one of the participants has this address, closed ones as well. */
export async function sessionsWith(address: string, platform: Platform): Promise<readonly string[]> {
  const all = await sessionsOf(platform).list()
  const found = all.map(async ({ sid }) => {
    const participants = await sessionsOf(platform)(sid).participants.list()
    return participants.some(({ identifier }) => identifier === address) ? [sid] : []
  })
  return (await Promise.all(found)).flat()
}

/** As when its time is over. */
export async function closeSession(session: ProxySession | undefined, platform: Platform): Promise<void> {
  await sessionsOf(platform)(session?.sid ?? '').update({ status: 'closed' })
}

/** `open`, `in-progress`, `closed` … */
export async function statusOf(session: ProxySession | undefined, platform: Platform): Promise<string> {
  return (await sessionsOf(platform)(session?.sid ?? '').fetch()).status
}

/** What somebody in the session sees of the other one. */
export function seenBy(address: string, session: ProxySession | undefined): string {
  return session?.participants.find(({ identifier }) => identifier === address)?.proxyIdentifier ?? ''
}

/** One that somebody has made by the API: each of the two with the number that they see, or one that Proxy chooses. */
export function openSession(
  participants: readonly { readonly address: string; readonly sees?: string }[],
  { proxy }: Platform,
): void {
  const { sid } = proxy.createSession({ ttl: 3600 })
  for (const { address, sees } of participants) proxy.addParticipant(sid, address, sees)
}
