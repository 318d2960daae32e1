import type { Twilio } from 'twilio'
import { isMissing } from './missing'

/** Whether workers take new conversations, by Frontline's own switch; whoever is deactivated takes none. https://www.twilio.com/docs/frontline */
export interface FrontlineUsers {
  /** `undefined`: Frontline knows no such worker. */
  isAvailable(identity: string): Promise<boolean | undefined>
}

/** "The SID of the User resource … can be either the sid or the identity", says Twilio's description of `/v1/Users/{Sid}`. */
export function twilioFrontlineUsers(client: Twilio): FrontlineUsers {
  return {
    async isAvailable(identity) {
      try {
        const { isAvailable, state } = await client.frontlineApi.v1.users(encodeURIComponent(identity)).fetch()
        return isAvailable && state !== 'deactivated'
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    },
  }
}
