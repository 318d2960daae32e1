import type { Twilio } from 'twilio'
import type { Address } from '../routing/address'

/** Text messages. https://www.twilio.com/docs/messaging/api/message-resource */
export interface Messages {
  send(from: Address, to: Address, words: string): Promise<void>
}

/** A text whose sending nobody confirmed is sent again: two of them are better than none. */
export function twilioMessages(client: Twilio): Messages {
  return {
    async send(from, to, words) {
      await client.messages.create({ from, to, body: words })
    },
  }
}
