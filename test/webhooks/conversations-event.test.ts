import * as fc from 'fast-check'
import { parseConversationsEvent } from '../../src/webhooks/conversations-event'
import {
  conversationAdd,
  conversationAdded,
  documentedStates,
  messageAdded,
  participantAdded,
  stateUpdated,
} from '../fixtures/conversations-event'
import { without } from '../support/clones'
import { hostileRequests } from '../support/hostile-fields'

const other = { ok: true, event: { kind: 'other' } }
const making = { kind: 'is-being-made', customer: '+15558675310', attributes: { topic: 'delivery' } }
const joined = {
  kind: 'customer-joined',
  conversationSid: 'CH0123456789abcdef0123456789abcdef',
  participantSid: 'MB0123456789abcdef0123456789abcdef',
  customer: '+15558675310',
  attributes: { language: 'en' },
}
const wrote = { kind: 'customer-wrote', conversationSid: joined.conversationSid, author: '+15558675310' }
const problem = (field: string) => ({ ok: false, problems: [{ field, expected: expect.any(String) }] })

const passedOver: readonly (readonly [string, object])[] = [
  ['a Conversation that has been made', conversationAdded],
  ['a worker who joins', { ...without(participantAdded, 'MessagingBinding.Address'), Identity: 'worker-1' }],
  ['a worker who joins with an address', { ...participantAdded, Identity: 'worker-1' }],
  ['somebody who joins with neither', without(participantAdded, 'MessagingBinding.Address')],
  ...documentedStates
    .filter((state) => state !== 'closed')
    .map((StateTo) => [`a Conversation that is ${StateTo} now`, { ...stateUpdated, StateTo }] as const),
  ['a state that is new', { ...stateUpdated, StateTo: 'archived' }],
  ['what a worker writes in the app', { ...messageAdded, Source: 'SDK', ClientIdentity: 'worker-1' }],
  ['what we write', { ...messageAdded, Source: 'API', Author: 'system' }],
  ['an event that is new', { EventType: 'onConversationFrozen' }],
]

describe('a webhook of Conversations', () => {
  it.each([
    ['a Conversation that a customer begins', conversationAdd, making],
    [
      'a Conversation that a worker begins',
      without(without(conversationAdd, 'MessagingBinding.Address'), 'MessagingBinding.ProxyAddress'),
      { ...making, customer: undefined },
    ],
    ['a customer who joins', participantAdded, joined],
    ['a customer who writes', messageAdded, wrote],
    ['a customer who writes over a channel that is new', { ...messageAdded, Source: 'RCS' }, wrote],
    ['somebody who writes from nowhere', without(messageAdded, 'Source'), wrote],
    ['nobody in particular', without(messageAdded, 'Author'), { ...wrote, author: undefined }],
    ['a Conversation that is closed', stateUpdated, { kind: 'closed', conversationSid: joined.conversationSid }],
  ])('tells of %s', (_, request, event) => {
    expect(parseConversationsEvent(request)).toEqual({ ok: true, event })
  })

  it.each(passedOver)('is passed over when it tells of %s', (_, request) => {
    expect(parseConversationsEvent({ ...request })).toEqual(other)
  })

  it.each([
    ['no event', {}, 'EventType'],
    ['an event by the name of a property', { EventType: 'constructor' }, 'EventType'],
    ['two events', { EventType: ['onConversationAdd', 'onConversationAdd'] }, 'EventType'],
    ['a participant of another kind', { ...participantAdded, ParticipantSid: 'CH1' }, 'ParticipantSid'],
    ['a participant of no Conversation', without(participantAdded, 'ConversationSid'), 'ConversationSid'],
    ['a message in no Conversation', without(messageAdded, 'ConversationSid'), 'ConversationSid'],
    ['no state', without(stateUpdated, 'StateTo'), 'StateTo'],
    ['a state of nothing', without(stateUpdated, 'ConversationSid'), 'ConversationSid'],
  ])('cannot be read with %s', (_, request, field) => {
    expect(parseConversationsEvent(request)).toEqual(problem(field))
  })

  it.each([undefined, '', 'null', '[]', '7', '"x"', '{', '{"a":1', ['{}', '{}'], {}])(
    'has no attributes where they are %j',
    (Attributes) => {
      expect(parseConversationsEvent({ ...participantAdded, Attributes })).toEqual({
        ok: true,
        event: { ...joined, attributes: {} },
      })
    },
  )

  it('keeps attributes of any name', () => {
    const Attributes = '{"__proto__":{"polluted":true},"constructor":1,"<b>":"</b>"}'
    const parsed = parseConversationsEvent({ ...participantAdded, Attributes })
    expect(parsed).toMatchObject({ ok: true, event: { attributes: { '<b>': '</b>' } } })
    expect({}).not.toHaveProperty('polluted')
  })

  it.each([conversationAdd, conversationAdded, participantAdded, messageAdded, stateUpdated])(
    'never throws, whatever the fields hold',
    (request) => {
      fc.assert(
        fc.property(hostileRequests(request), (fields) => {
          expect(parseConversationsEvent(fields)).toHaveProperty('ok')
        }),
        { numRuns: 500 },
      )
    },
  )
})
