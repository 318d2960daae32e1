import { isPhoneNumber } from '../../src/routing/address'
import { parseAutoCreate } from '../../twin/network/auto-create'
import { judge } from '../../twin/network/judge'
import { parseTwiml } from '../../twin/network/twiml'
import { calls, interactions, keysPressed, senders, texts, written } from '../support/arbitrary-requests'
import { asking } from '../support/ask-spoilt'
import { withSpoiltFields, type Spoilt } from '../support/hostile-fields'
import { proxyInMemory, sessions } from '../support/proxy-in-memory'
import type { Sent } from '../support/twilio-global'

/** Nobody loses patience here, and pauses take no time. */
jest.mock('node:timers/promises', () => ({
  setTimeout: async (_milliseconds: number, _value?: unknown, options?: { readonly ref?: boolean }) => {
    if (options?.ref === false) await new Promise(() => {})
  },
}))
afterEach(() => jest.dontMock('../../src/runtime/ports'))

const personal = [...senders.map((sender) => sender.slice(1)), ...written]
const ask = asking({ inMemory: proxyInMemory, personal })

const names = {
  contact: ['CallSid', 'MessageSid', 'SmsSid', 'SmsMessageSid', 'From', 'To', 'Body', 'inboundParticipantIdentifier'],
  key: ['CallSid', 'From', 'Digits', 'customers', 'asked'],
  interaction: ['Sid', 'SessionSid', 'Type', 'Data', 'DateUpdated'].map((name) => `interaction${name}`),
  resources: ['inboundResourceSid', 'outboundResourceSid', 'outboundResourceStatus'],
}

type Via = 'voice' | 'message'

/** What was judged well: most answers are the same. */
const judged = new Set<string>()

/** A text may be answered with nothing. */
function expectTwiml({ statusCode, headers, body }: Sent, via: Via): void {
  expect([statusCode, headers['Content-Type']]).toEqual([200, 'application/xml'])
  if (judged.has(`${via} ${body}`)) return
  const twiml = parseTwiml(body ?? '')
  if (!twiml.ok) throw new Error(twiml.problem)
  const document = { url: 'https://calls.example.com/', method: 'POST', ...twiml } as const
  expect(judge(document, via, { mayBeEmpty: via === 'message' }).findings).toEqual([])
  judged.add(`${via} ${body}`)
}

function expectSession({ statusCode, body }: Sent): void {
  expect(statusCode).toBe(200)
  const created = parseAutoCreate(body ?? '')
  if (!created.ok) throw new Error(created.problems.join())
  const { uniqueName, participantIdentifier } = created.session
  expect(uniqueName).toMatch(/^patchbay-(?:CA|SM|MM)[0-9a-fA-F]{32}-[0-9a-z]+$/)
  expect(isPhoneNumber(participantIdentifier)).toBe(true)
}

const messageFields = ['MessageSid', 'SmsSid', 'SmsMessageSid', 'Body']

/** What is left of the request says no more: then it may be answered as either. */
function isUnrecognisable({ whole, request }: Spoilt): boolean {
  const isLikeText = messageFields.some((name) => Object.hasOwn(request, name))
  return 'Body' in whole ? Boolean(request['CallSid']) || !isLikeText : !request['CallSid'] && isLikeText
}

function expectContact(sent: Sent, spoilt: Spoilt): void {
  if (sent.headers['Content-Type'] === 'application/json') return expectSession(sent)
  const isText = isUnrecognisable(spoilt) ? /<Message>|<Response\/>/.test(sent.body ?? '') : 'Body' in spoilt.whole
  expectTwiml(sent, isText ? 'message' : 'voice')
}

describe('Of 10,000 requests, however broken, each is answered as it has to be', () => {
  it('out of session: 1,250 calls', async () => {
    const came = await ask('outOfSession', withSpoiltFields(calls, names.contact), 1_250, expectContact)
    const usual = ['session', 'session-back', 'wait', 'voicemail', 'reject', 'which-customer', 'no-customer', 'refused']
    expect(Object.keys(came).toSorted()).toEqual(expect.arrayContaining(usual.toSorted()))
    expect(came).not.toHaveProperty('fallback')
  })

  it('out of session: 1,250 texts', async () => {
    const came = await ask('outOfSession', withSpoiltFields(texts, names.contact), 1_250, expectContact)
    const usual = ['session', 'session-back', 'session-for-next-text', 'wait', 'apology', 'ignore', 'which-customer']
    expect(Object.keys(came)).toEqual(expect.arrayContaining([...usual, 'no-customer', 'refused']))
    expect(came).not.toHaveProperty('fallback')
  })

  it('of workers who choose: 2,500', async () => {
    const came = await ask('chooseCustomer', withSpoiltFields(keysPressed, names.key), 2_500, (sent) =>
      expectTwiml(sent, 'voice'),
    )
    expect(Object.keys(came).toSorted()).toEqual(['ask-again', 'chosen', 'goodbye', 'refused'])
  })

  it('before something passes in a session: 2,500', async () => {
    const requests = withSpoiltFields(interactions, names.interaction)
    const came = await ask('intercept', requests, 2_500, ({ statusCode, headers, body }) => {
      expect([200, 403]).toContain(statusCode)
      expect([headers['Content-Type'], body]).toEqual(['application/json', '{}'])
    })
    expect(Object.keys(came).toSorted()).toEqual(['fallback', 'pass', 'refused', 'stop'])
  })

  it('of what has passed: 2,500, of which those fail that Proxy fails', async () => {
    const requests = withSpoiltFields(interactions, [...names.interaction, ...names.resources])
    const came = await ask('interaction', requests, 2_500, ({ statusCode, body }, { request }) => {
      const isTrouble = request['interactionSessionSid'] === sessions.unavailable
      expect(isTrouble ? [503, 400] : [204, 400]).toContain(statusCode)
      if (statusCode === 204) expect(body).toBeFalsy()
      else expect(JSON.parse(body ?? '')).toBeInstanceOf(Object)
    })
    expect(Object.keys(came).toSorted()).toEqual(['end', 'note', 'refused', 'renew'])
  })
})
