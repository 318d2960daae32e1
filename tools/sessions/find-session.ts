import type { SessionInstance } from 'twilio/lib/rest/proxy/v1/service/session'
import { UserError } from '../command'
import { isGone } from './explained'
import type { ProxyAccount } from './proxy-account'

/** By its SID, or by its unique name: Proxy takes either in the place of the other. */
export async function findSession(sidOrName: string, { service, limited }: ProxyAccount): Promise<SessionInstance> {
  try {
    return await limited.read('sessions', () => service.sessions(encodeURIComponent(sidOrName)).fetch())
  } catch (error) {
    if (!isGone(error)) throw error
    throw new UserError(`There is no session ${sidOrName}. All of them: npm run sessions -- list`)
  }
}
