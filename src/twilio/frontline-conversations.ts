import type { Twilio } from 'twilio'
import * as v from 'valibot'
import type { Address } from '../routing/address'
import type { Between } from '../routing/conversations-event'
import { codeOf, isMissing } from './missing'

/** What Frontline's callbacks ask of Conversations. https://www.twilio.com/docs/conversations-classic/api */
export interface FrontlineConversations {
  /**
   * Our addresses on which this customer is in a Conversation that is not closed, inactive ones included: "the contact and
   * proxy address pair is still reserved". https://www.twilio.com/docs/api/errors/48031
   */
  addressesInUse(customer: Address): Promise<readonly Address[]>
  /** Identities. `undefined`: there is no such Conversation. */
  workersIn(conversationSid: string): Promise<readonly string[] | undefined>
  /** `there`: somebody has added them before. `gone`: nobody can join it any more. */
  addWorker(conversationSid: string, identity: string): Promise<'added' | 'there' | 'gone'>
  /**
   * Who was in this customer's last Conversation on this number, whatever has become of it. One without a worker does not
   * count: Twilio makes it before it asks who shall join.
   */
  lastWorker(customer: Address, number: Address): Promise<string | undefined>
  /** Also of one that is closed. Nobody, if there is no such Conversation. */
  customersIn(conversationSid: string): Promise<readonly Between[]>
  /** JSON, which the app shows: `avatar`, `customer_id`, `display_name`. */
  describeParticipant(conversationSid: string, participantSid: string, attributes: object): Promise<void>
  /** As the business, to whoever is in it. */
  say(conversationSid: string, words: string): Promise<void>
}

/** https://www.twilio.com/docs/conversations-classic/api/participant-conversation-resource allows no more. */
const LARGEST_PAGE = 50

/** "Participant already exists". https://www.twilio.com/docs/api/errors/50433 */
const PARTICIPANT_EXISTS = 50433

/** Closed is final. https://www.twilio.com/docs/api/errors/50377 */
const CLOSED = 50377

/** One is that which is just being made; another may be that of a caller who hung up before anybody joined. */
const MOST_LOOKED_INTO = 3

/** What Twilio's description calls "a JSON parameter", and its SDK `any`. */
const binding = v.object({ proxy_address: v.string() })
const bindingOfCustomer = v.object({ address: v.string(), proxy_address: v.string() })

/** The Conversations of one service. */
export function twilioFrontlineConversations(client: Twilio, serviceSid: string): FrontlineConversations {
  const service = () => client.conversations.v1.services(serviceSid)
  const of = async (customer: Address) => {
    const all = await service().participantConversations.list({ address: customer, pageSize: LARGEST_PAGE })
    return all.flatMap(({ participantMessagingBinding: bound, ...rest }) =>
      v.is(binding, bound) ? [{ ...rest, proxyAddress: bound.proxy_address }] : [],
    )
  }
  const participantsIn = async (conversationSid: string) => {
    try {
      return await service().conversations(conversationSid).participants.list()
    } catch (error) {
      if (isMissing(error)) return undefined
      throw error
    }
  }
  const workersIn = async (conversationSid: string) => {
    const participants = await participantsIn(conversationSid)
    return participants && identitiesOf(participants)
  }

  return {
    async addressesInUse(customer) {
      const all = await of(customer)
      return all
        .filter(({ conversationState }) => conversationState !== 'closed')
        .map(({ proxyAddress }) => proxyAddress)
    },

    workersIn,

    async addWorker(conversationSid, identity) {
      try {
        await service().conversations(conversationSid).participants.create({ identity })
        return 'added'
      } catch (error) {
        if (codeOf(error) === PARTICIPANT_EXISTS) return 'there'
        if (isMissing(error) || codeOf(error) === CLOSED) return 'gone'
        throw error
      }
    },

    async lastWorker(customer, number) {
      const all = (await of(customer)).filter(({ proxyAddress }) => proxyAddress === number)
      const latest = all
        .toSorted((one, other) => other.conversationDateCreated.getTime() - one.conversationDateCreated.getTime())
        .slice(0, MOST_LOOKED_INTO)
      const workers = await Promise.all(latest.map(({ conversationSid }) => workersIn(conversationSid)))
      return workers.flatMap((some) => some ?? [])[0]
    },

    async customersIn(conversationSid) {
      const participants = (await participantsIn(conversationSid)) ?? []
      const workers = identitiesOf(participants)
      return participants.flatMap(({ messagingBinding: bound }) =>
        v.is(bindingOfCustomer, bound) ? [{ customer: bound.address, number: bound.proxy_address, workers }] : [],
      )
    },

    async describeParticipant(conversationSid, participantSid, attributes) {
      const participant = service().conversations(conversationSid).participants(participantSid)
      await participant.update({ attributes: JSON.stringify(attributes) })
    },

    async say(conversationSid, words) {
      await service().conversations(conversationSid).messages.create({ body: words })
    },
  }
}

/** The SDK does not say so, but Twilio's description does: of a customer, the identity is null. */
function identitiesOf(participants: readonly { readonly identity: string | null }[]): readonly string[] {
  return participants.flatMap(({ identity }) => identity ?? [])
}
