import { answerConversationsEvent, goOn } from '../../src/replies/conversations-event'
import { readProperties } from '../../twin/network/conversation-properties'

const joins = {
  kind: 'add-worker',
  because: 'assigned',
  customer: '+15557654321',
  number: '+15551230001',
  worker: 'ada@example.com',
  byTurn: false,
  assign: undefined,
  alert: false,
} as const

const named = (name: string, attributes: Readonly<Record<string, unknown>>) =>
  answerConversationsEvent({ kind: 'name', because: 'customer-known', name, attributes })

describe('the answer to a webhook of Conversations', () => {
  it('gives a new Conversation its name, and the picture as JSON within JSON', () => {
    expect(named('Joseph Martin', { avatar: 'https://example.com/joseph.png' })).toStrictEqual({
      kind: 'json',
      status: 200,
      body: { friendly_name: 'Joseph Martin', attributes: '{"avatar":"https://example.com/joseph.png"}' },
    })
  })

  it('gives no attributes where there are none', () => {
    expect(named('Li', {})).toStrictEqual({ kind: 'json', status: 200, body: { friendly_name: 'Li' } })
  })

  it.each(['"Joe" <b>&amp;', '{"friendly_name":"x"}', 'a\\', '{{name}}', '</Response>', "'; --"])(
    'gives the name %j as it is',
    (name) => {
      const reply = named(name, { note: name })
      const body = JSON.stringify(reply.kind === 'json' ? reply.body : {})
      expect(readProperties({ body, contentType: 'application/json' })).toEqual({
        kind: 'properties',
        properties: { friendlyName: name, attributes: JSON.stringify({ note: name }) },
      })
    },
  )

  it.each([
    { kind: 'nothing', because: 'other-event' },
    { kind: 'release', because: 'conversation-closed', releases: [] },
    { kind: 'describe', because: 'customer-known', conversationSid: 'CH', participantSid: 'MB', attributes: {} },
    { kind: 'leave', because: 'blocked' },
    { kind: 'nobody', because: 'no-team-members', alert: true },
    { ...joins, sayClosed: undefined },
  ] as const)('is nothing in all else: $kind', (decision) => {
    expect(answerConversationsEvent(decision)).toBe(goOn)
    expect(goOn).toEqual({ kind: 'json', status: 200, body: {} })
  })
})
