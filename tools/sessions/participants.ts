import type { ParticipantInstance } from 'twilio/lib/rest/proxy/v1/service/session/participant'
import { isGone } from './explained'
import { allOf, pagesOf } from './pages'
import type { ProxyAccount } from './proxy-account'

/** All properties of https://www.twilio.com/docs/proxy/api/participant */
export type Participant = ReturnType<ParticipantInstance['toJSON']>

/** Those who were removed included: they stay with the session. Of a session that is gone, none. */
export async function participantsOf(
  sessionSid: string,
  { service, limited }: ProxyAccount,
): Promise<readonly Participant[]> {
  const { participants } = service.sessions(sessionSid)
  try {
    const all = await allOf(pagesOf(limited, 'participants', (size) => participants.page(size)))
    return all.map((participant) => participant.toJSON())
  } catch (error) {
    if (isGone(error)) return []
    throw error
  }
}

export function isPresent({ dateDeleted }: Participant): boolean {
  return !(dateDeleted as Date | null) // the SDK's type knows no null, and Twilio's answer does
}
