import { afterCustomerKey, choiceLost } from '../../src/replies/choose-customer'
import type { Reply } from '../../src/replies/reply'
import { answerWorkerContact } from '../../src/replies/worker-contact'
import type { CustomerKeyDecision } from '../../src/routing/choose-customer'
import type { WhichCustomer, WorkerDecision } from '../../src/routing/worker-contact'
import type { RecentContact } from '../../src/routing/recent-contact'
import { linksFrom, paths } from '../../src/runtime/paths'
import { judge } from '../../twin/network/judge'
import { parseAutoCreate } from '../../twin/network/auto-create'
import { parseTwiml as parseAsTwilio } from '../../twin/network/twiml'
import { twimlIn } from '../support/replied'
import { elementsIn, parseTwiml, wordsIn } from '../support/twiml-tree'

const link = linksFrom('https://calls.example.com')
const now = new Date('2026-11-20T12:00:00.000Z')
const proxyUrl =
  'https://webhooks.twilio.com/v1/Accounts/ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/Proxy/KSaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/Webhooks/Call'
const worker = { identity: 'worker-1@example.com', phone: '+15559990001' }
const contact = (n: number, at: string): RecentContact => ({
  key: String(n).padStart(43, 'K'),
  customer: `+1555765432${n}`,
  number: '+15551230001',
  at,
})
const minutes = contact(1, '2026-11-20T11:55:00.000Z')
const hours = contact(2, '2026-11-20T10:00:00.000Z')
const days = contact(3, '2026-11-17T11:00:00.000Z')
const terms = { uniqueName: 'patchbay-CA0123456789abcdef0123456789abcdef-lxyz', ttlSeconds: 3600 }
const back = { kind: 'session-back', because: 'chosen', worker, contact: minutes, mode: 'voice-only' } as const
const which: WhichCustomer = {
  kind: 'which-customer',
  because: 'several-recent-customers',
  worker,
  seen: '+15551230003',
  contacts: [minutes, hours, days],
}
const gone: WhichCustomer = { ...which, because: 'choice-unknown', contacts: [minutes] }
const nine: WhichCustomer = { ...which, contacts: Array.from({ length: 9 }, () => days) }

const answer = (decision: WorkerDecision, kind: 'call' | 'message', more: object = {}) =>
  answerWorkerContact({ ...decision, terms: { ...terms, ...more } }, kind, link, now)
const wordsOf = (reply: Reply) => wordsIn(twimlIn(reply))
const no = (because: (WorkerDecision & { kind: 'no-customer' })['because']): WorkerDecision => ({
  kind: 'no-customer',
  because,
})
const customersInUrl = `${minutes.key}*tosufo`

describe('the session of a worker with a customer', () => {
  it.each(['call', 'message'] as const)(
    'is made by Proxy, and the customer sees the number that they know: a %s',
    (kind) => {
      expect(answer(back, kind)).toEqual({
        kind: 'json',
        status: 200,
        body: {
          uniqueName: terms.uniqueName,
          mode: 'voice-only',
          ttl: 3600,
          participantIdentifier: minutes.customer,
          participantProxyIdentifier: minutes.number,
        },
      })
    },
  )

  it('ends at a time where one is given', () => {
    const reply = answer(back, 'call', { dateExpiry: new Date('2026-11-20T17:00:00Z') })
    expect(reply).toMatchObject({ body: { dateExpiry: '2026-11-20T17:00:00.000Z' } })
  })

  it.each([{}, { dateExpiry: now }])('is what Proxy takes: %j', (more) => {
    const reply = answer(back, 'call', more)
    expect(parseAutoCreate(JSON.stringify(reply.kind === 'json' ? reply.body : undefined))).toMatchObject({ ok: true })
  })
})

describe('the question on the phone', () => {
  it('is the list twice, each key with how long ago it was, and then the end', () => {
    const list = `
      <Gather input="dtmf" numDigits="1" finishOnKey="" timeout="5" method="POST"
        action="https://calls.example.com/proxy/choose-customer?customers=${customersInUrl}&amp;asked=1">
        <Say>For the customer you were in touch with 5 minutes ago, press 1.</Say>
      </Gather>`
    expect(twimlIn(answer(gone, 'call'))).toEqual(
      parseTwiml(`
        <Response>
          <Say>This customer cannot be reached any more.</Say>
          ${list}
          ${list}
          <Say>No key was pressed. Goodbye.</Say>
          <Hangup/>
        </Response>`),
    )
  })

  it('tells customers apart by minutes, hours and days', () => {
    const words = wordsOf(answer(which, 'call'))
    expect(words).toMatch(/^You were in touch with several customers on this number\./)
    expect(words).toContain('in touch with 5 minutes ago, press 1.')
    expect(words).toContain('in touch with 2 hours ago, press 2.')
    expect(words).toContain('in touch with 3 days and 1 hour ago, press 3.')
  })

  it('is asked once more after a wrong key, counted in the URL', () => {
    const decision = { kind: 'ask-again', because: 'unknown-key', customers: gone.contacts, timesAsked: 2 } as const
    const elements = elementsIn(twimlIn(afterCustomerKey(decision, link, now)))
    expect(elements.map(({ name }) => name)).toEqual(['Response', 'Say', 'Gather', 'Say', 'Say', 'Hangup'])
    expect(elements.flatMap(({ attributes: { action } }) => action ?? [])).toEqual([
      `https://calls.example.com/proxy/choose-customer?customers=${customersInUrl}&asked=2`,
    ])
  })

  it('ends after a key with a way back to Proxy', () => {
    const decision = { kind: 'chosen', because: 'key-pressed', key: minutes.key, proxyUrl } as const
    expect(twimlIn(afterCustomerKey(decision, link, now))).toEqual(
      parseTwiml(`<Response><Redirect method="POST">${proxyUrl}</Redirect></Response>`),
    )
  })
})

describe('the question in writing', () => {
  it('says that nothing was passed on, and numbers the customers', () => {
    expect(twimlIn(answer(which, 'message'))).toEqual(
      parseTwiml(
        '<Response><Message>Your message was not passed on: you were in touch with several customers here. ' +
          'Reply with the number of one of them, and your next message goes to the customer you were in touch with:\n' +
          '1: 5 minutes ago\n2: 2 hours ago\n3: 3 days and 1 hour ago</Message></Response>',
      ),
    )
  })

  it('comes again after a number that nobody has', () => {
    expect(wordsOf(answer(gone, 'message'))).toMatch(
      /^Nobody has this number in the list\. Reply with .*:\n1: 5 minutes ago$/,
    )
  })

  it('is answered with whom the next message goes to', () => {
    const decision = { kind: 'session-for-next-text', because: 'chosen', worker, seen: '', contact: hours } as const
    expect(wordsOf(answer({ ...decision, mode: 'message-only' }, 'message'))).toBe(
      'Your next message goes to the customer you were in touch with 2 hours ago.',
    )
  })
})

describe('a worker who reaches no customer', () => {
  it.each(['no-recent-customer', 'other-mode', 'customer-engaged', 'no-proxy-service', 'contacts-unknown'] as const)(
    'is told why: %s',
    (because) => {
      const [spoken, written] = [answer(no(because), 'call'), answer(no(because), 'message')]
      expect(elementsIn(twimlIn(spoken)).map(({ name }) => name)).toEqual(['Response', 'Say', 'Hangup'])
      expect(elementsIn(twimlIn(written)).map(({ name }) => name)).toEqual(['Response', 'Message'])
      expect(wordsOf(written)).not.toBe('')
    },
  )
})

/** Proxy executes its answers at a URL of its own; what comes after a key is executed at ours. */
const afterKey = link(paths.chooseCustomer, { customers: customersInUrl, asked: '1' })
const after = (decision: CustomerKeyDecision) => afterCustomerKey(decision, link, now)
const askAgain = { kind: 'ask-again', because: 'unknown-key', timesAsked: 2 } as const

const documents: readonly (readonly [what: string, via: 'voice' | 'message', url: string, Reply])[] = [
  ['asks on the phone', 'voice', proxyUrl, answer(which, 'call')],
  ['asks about nine', 'voice', proxyUrl, answer(nine, 'call')],
  ['asks on the phone whose customer is gone', 'voice', proxyUrl, answer(gone, 'call')],
  ['explains on the phone', 'voice', proxyUrl, answer(no('other-mode'), 'call')],
  ['asks in writing', 'message', proxyUrl, answer(nine, 'message')],
  ['explains in writing', 'message', proxyUrl, answer(no('no-recent-customer'), 'message')],
  ['asks again', 'voice', afterKey, after({ ...askAgain, customers: gone.contacts })],
  ['asks again about nine', 'voice', afterKey, after({ ...askAgain, customers: nine.contacts })],
  ['leads to Proxy', 'voice', afterKey, after({ kind: 'chosen', because: 'key-pressed', key: 'key', proxyUrl })],
  ['says goodbye', 'voice', afterKey, after({ kind: 'goodbye', because: 'unknown-key' })],
  ['says what is missing', 'voice', afterKey, after({ kind: 'explain', because: 'no-proxy-service', alert: true })],
  ['says that a choice is lost', 'voice', afterKey, choiceLost],
]

describe.each(documents)('the document that %s', (_, via, url, reply) => {
  it('is right where it is executed', () => {
    const twiml = parseAsTwilio(reply.kind === 'twiml' ? reply.xml : '')
    if (!twiml.ok) throw new Error(twiml.problem)
    const { attributes, verbs } = twiml
    expect(judge({ url, method: 'POST', attributes, verbs }, via).findings).toEqual([])
  })

  it('names no customer, no number of ours, and nobody', () => {
    expect(JSON.stringify(twimlIn(reply))).not.toMatch(/555765|555123|worker-1/)
  })

  it('is short enough for a text and for a URL', () => {
    if (via === 'message') expect(wordsOf(reply).length).toBeLessThan(1_600)
    for (const { attributes } of elementsIn(twimlIn(reply))) {
      expect((attributes['action'] ?? '').length).toBeLessThan(1_000)
    }
  })
})
