import type { InteractionInstance } from 'twilio/lib/rest/proxy/v1/service/session/interaction'
import type { Progress } from '../say-every-second'
import { allOf, pagesOf } from './pages'
import type { ProxyAccount } from './proxy-account'

/** All properties of https://www.twilio.com/docs/proxy/api/interaction */
export type Interaction = ReturnType<InteractionInstance['toJSON']>

export async function interactionsOf(
  sessionSid: string,
  { service, limited }: ProxyAccount,
  onProgress: Progress,
): Promise<readonly Interaction[]> {
  const { interactions } = service.sessions(sessionSid)
  const pages = pagesOf(limited, 'interactions', (size) => interactions.page(size))
  const all = await allOf(pages, (seen) => onProgress('Reading interactions', seen))
  return all.map((interaction) => interaction.toJSON())
}
