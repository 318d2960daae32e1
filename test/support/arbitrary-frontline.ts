import * as fc from 'fast-check'
import { conversationRouting } from '../fixtures/conversation-routing'
import { conversationAdd, participantAdded, stateUpdated } from '../fixtures/conversations-event'
import { customerDetails, customersList } from '../fixtures/crm'
import { outgoingConversation } from '../fixtures/outgoing-conversation'
import { templatesByCustomer } from '../fixtures/templates'
import { anyCharacter } from './any-character'
import { blocked, conversations, customers, listed, numbers, workers } from './frontline-in-memory'

type Params = Readonly<Record<string, string>>

const known = [...customers, blocked]
const customer = fc.constantFrom(...known, '+442071838750', 'whatsapp:+13035550001', 'customer-17', 'Ünï', '+1', '')
const number = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...Object.values(numbers)) },
  fc.constantFrom('whatsapp:+12025550111', '+12025550112', '+12025550199', '?'),
)
const conversation = fc.oneof(
  { weight: 4, arbitrary: fc.constant(conversations.isNew) },
  fc.constantFrom(...Object.values(conversations)),
)
const worker = fc.constantFrom(...Object.values(workers), 'nobody@example.com')
const id = fc.constantFrom(...listed.map((one) => one.id), 'customer-17', '+13035550001', '')

const bindingOf = ({ customer, number }: { readonly customer: string; readonly number: string }): Params => ({
  'MessagingBinding.Address': customer,
  'MessagingBinding.ProxyAddress': number,
})

export const routings: fc.Arbitrary<Params> = fc
  .record({ customer, number, conversation })
  .map(({ conversation, ...pair }) => ({ ...conversationRouting, ConversationSid: conversation, ...bindingOf(pair) }))

const attributes = fc.constantFrom('{}', '{"customer_id":"customer-1"}', '{"customer_id":1}', '{', '[]', 'null')

export const events: fc.Arbitrary<Params> = fc
  .record({
    fixture: fc.constantFrom(conversationAdd, participantAdded, stateUpdated),
    customer,
    number,
    conversation: fc.constantFrom(...Object.values(conversations)),
    attributes,
  })
  .map(({ fixture, conversation, attributes, ...pair }) => ({
    ...fixture,
    ...(fixture !== stateUpdated && { ...bindingOf(pair), Attributes: attributes }),
    ConversationSid: conversation,
  }))

/** Names that are looked for, as workers write them. */
export const queries = ['maria', 'GAR lov', 'garcia-lovelace 1', 'xyz', ' ', '.*', '\u0000']

export const looks: fc.Arbitrary<Params> = fc.oneof(
  fc
    .record({
      Worker: worker,
      PageSize: fc.constantFrom('1', '2', '30', '0', '-1', '1e9', ''),
      Anchor: fc.oneof(fc.constant(''), id),
      Query: fc.oneof(fc.constantFrom('', ...queries), fc.string({ unit: anyCharacter, maxLength: 10 })),
    })
    .map((look) => ({ ...customersList, ...look })),
  fc.record({ Worker: worker, CustomerId: id }).map((look) => ({ ...customerDetails, ...look })),
)

export const templatesAsked: fc.Arbitrary<Params> = fc
  .record({ Worker: worker, CustomerId: id })
  .map((asked) => ({ ...templatesByCustomer, ...asked }))

export const starts: fc.Arbitrary<Params> = fc
  .record({
    Worker: worker,
    ChannelType: fc.constantFrom('sms', 'sms', 'whatsapp', 'chat', 'email'),
    ChannelValue: customer,
  })
  .map((start) => ({ ...outgoingConversation, ...start }))

/** Of whom nothing may be read where others look. */
export const personal: readonly string[] = [
  ...known.map((one) => one.slice(1)),
  '442071838750',
  'Lovelace',
  'customer-17',
  ...Object.values(workers),
]
