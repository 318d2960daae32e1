import type { Twilio } from 'twilio'
import type { Address } from '../routing/address'
import { isMissing } from './missing'

export interface FoundCall {
  readonly from: Address
  readonly to: Address
}

/** What Twilio itself has noted of a call. https://www.twilio.com/docs/voice/api/call-resource */
export interface Calls {
  find(callSid: string): Promise<FoundCall | undefined>
}

export function twilioCalls(client: Twilio): Calls {
  return {
    async find(callSid) {
      try {
        const { from, to } = await client.calls(callSid).fetch()
        return { from, to }
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    },
  }
}
