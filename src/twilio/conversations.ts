import type { Twilio } from 'twilio'
import * as v from 'valibot'
import type { Address } from '../routing/address'
import { isMissing } from './missing'

/** A customer's active Conversation with one of our numbers. */
export interface FoundConversation {
  readonly sid: string
  /** Identities of the workers in it. */
  readonly workers: readonly string[]
}

/** Conversations in our words. https://www.twilio.com/docs/conversations-classic/api */
export interface Conversations {
  find(customer: Address, number: Address): Promise<FoundConversation | undefined>
  /** Writes something that the workers in it read, and the customer does not. */
  tellWorkers(conversationSid: string, customer: Address, words: string): Promise<void>
  /** Deletes it, unless a worker is in it (`attended`), or anybody has `written` something that no worker can read. */
  removeUnused(conversationSid: string): Promise<'removed' | 'attended' | 'written' | 'missing'>
}

/** https://www.twilio.com/docs/conversations-classic/api/participant-conversation-resource allows no more. */
const LARGEST_PAGE = 50

/** What Twilio's description calls "a JSON parameter", and its SDK `any`. */
const binding = v.object({ proxy_address: v.string() })

/** The Conversations of one service. */
export function twilioConversations(client: Twilio, serviceSid: string): Conversations {
  const service = () => client.conversations.v1.services(serviceSid)
  /** The identities of those who are in it by the Frontline app: customers have an address instead. */
  const workersIn = async (conversationSid: string): Promise<readonly string[]> => {
    const participants = await service().conversations(conversationSid).participants.list()
    // The SDK does not say so, but Twilio's description does: of a customer, it is null.
    return participants.flatMap(({ identity }: { readonly identity: string | null }) => identity ?? [])
  }

  return {
    /** A customer may write to several numbers of ours; with one of them, there is at most one active Conversation. */
    async find(customer, number) {
      const all = await service().participantConversations.list({ address: customer, pageSize: LARGEST_PAGE })
      const found = all.find(
        ({ conversationState, participantMessagingBinding }) =>
          conversationState === 'active' &&
          v.is(binding, participantMessagingBinding) &&
          participantMessagingBinding.proxy_address === number,
      )
      return found && { sid: found.conversationSid, workers: await workersIn(found.conversationSid) }
    },

    /**
     * The customer is its author, because a message goes to every participant but its own: "A Participant sends a Message,
     * which is relayed to every other Participant." https://www.twilio.com/docs/conversations-classic/overview
     */
    async tellWorkers(conversationSid, customer, words) {
      await service().conversations(conversationSid).messages.create({ author: customer, body: words })
    },

    /** Who joins or writes between the look and the deletion loses it: Twilio has no deletion with a condition. */
    async removeUnused(conversationSid) {
      const { messages } = service().conversations(conversationSid)
      try {
        const [workers, written] = await Promise.all([workersIn(conversationSid), messages.list({ limit: 1 })])
        if (workers.length > 0) return 'attended'
        if (written.length > 0) return 'written'
        await service().conversations(conversationSid).remove()
        return 'removed'
      } catch (error) {
        if (isMissing(error)) return 'missing'
        throw error
      }
    },
  }
}
