import { isPhoneNumber } from '../../src/routing/address'
import { events, looks, personal, routings, starts, templatesAsked } from '../support/arbitrary-frontline'
import { asking } from '../support/ask-spoilt'
import { frontlineInMemory } from '../support/frontline-in-memory'
import { withSpoiltFields } from '../support/hostile-fields'
import type { Sent } from '../support/twilio-global'

/** Nobody loses patience here, and pauses take no time. */
jest.mock('node:timers/promises', () => ({
  setTimeout: async (_milliseconds: number, _value?: unknown, options?: { readonly ref?: boolean }) => {
    if (options?.ref === false) await new Promise(() => {})
  },
}))
afterEach(() => jest.dontMock('../../src/runtime/ports'))

const ask = asking({ inMemory: frontlineInMemory, personal })

const binding = ['MessagingBinding.Address', 'MessagingBinding.ProxyAddress']

/** The status, and the JSON; whatever is no success says what is wrong. */
function answered({ statusCode, headers, body }: Sent, statuses: readonly number[]): unknown {
  expect(statuses).toContain(statusCode)
  expect(headers['Content-Type']).toBe('application/json')
  const json = JSON.parse(body ?? '') as unknown
  if (statusCode !== 200) expect(json).toEqual({ error: expect.stringMatching(/./) })
  return json
}

describe('Of 2,500 requests of Frontline, however broken, each is answered as it has to be', () => {
  it('who joins a Conversation: 500', async () => {
    const came = await ask(
      'conversationRouting',
      withSpoiltFields(routings, ['ConversationSid', ...binding]),
      500,
      (sent) => {
        if (sent.statusCode === 200) expect(sent.body).toBe('{}')
        answered(sent, [200, 400, 503])
      },
    )
    expect(Object.keys(came).toSorted()).toEqual(['add-worker', 'fallback', 'leave', 'nobody', 'refused'])
  })

  it('what happens in Conversations: 500, none of which stops a message', async () => {
    const names = ['EventType', 'ConversationSid', 'ParticipantSid', 'Attributes', 'StateTo', 'Identity', ...binding]
    const came = await ask('conversations', withSpoiltFields(events, names), 500, (sent) => void answered(sent, [200]))
    expect(Object.keys(came).toSorted()).toEqual(['describe', 'fallback', 'name', 'nothing', 'refused', 'release'])
  })

  it('whose customers are shown: 500', async () => {
    const names = ['Location', 'Worker', 'PageSize', 'Anchor', 'NextPageToken', 'Query', 'CustomerId']
    const came = await ask(
      'crm',
      withSpoiltFields(looks, names),
      500,
      (sent) => void answered(sent, [200, 404, 400, 422]),
    )
    expect(Object.keys(came).toSorted()).toEqual(['refuse', 'refused', 'show-customer', 'show-list'])
  })

  it('which texts a worker may send: 500', async () => {
    const requests = withSpoiltFields(templatesAsked, ['Location', 'Worker', 'CustomerId'])
    const came = await ask('templates', requests, 500, (sent) => void answered(sent, [200, 404, 400, 422]))
    expect(Object.keys(came).toSorted()).toEqual(['offer', 'refuse', 'refused'])
  })

  it('from which address a worker writes: 500', async () => {
    const requests = withSpoiltFields(starts, ['Location', 'Worker', 'CustomerId', 'ChannelType', 'ChannelValue'])
    const came = await ask('outgoingConversation', requests, 500, (sent, { request }) => {
      const json = answered(sent, [200, 400, 403, 409, 422])
      if (sent.statusCode !== 200) return
      const { proxy_address: address } = json as { proxy_address: string }
      expect(address).not.toBe(request['ChannelValue'])
      if (request['ChannelType'] === 'sms') expect(isPhoneNumber(address)).toBe(true)
      else expect(address).toMatch(request['ChannelType'] === 'chat' ? /^chat:/ : /^whatsapp:\+/)
    })
    expect(Object.keys(came).toSorted()).toEqual(['address', 'refuse', 'refused'])
  })
})
