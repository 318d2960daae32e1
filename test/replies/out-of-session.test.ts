import { answerOutOfSession, nobodyReachable, withoutNote } from '../../src/replies/out-of-session'
import { takeVoicemail } from '../../src/replies/voicemail'
import type { Decision, NobodyReachable, OpenSession } from '../../src/routing/out-of-session'
import { linksFrom } from '../../src/runtime/paths'
import { german } from '../fixtures/prompts'
import { twimlIn } from '../support/replied'
import { elementsIn, parseTwiml, wordsIn } from '../support/twiml-tree'

const link = linksFrom('https://calls.example.com')

/** https://www.twilio.com/docs/proxy/out-session-callback-response-guide, "Auto-Create Session Fields" */
const documentedFields = [
  'uniqueName',
  'mode',
  'ttl',
  'dateExpiry',
  'participantIdentifier',
  'participantProxyIdentifier',
]

const now = new Date('2026-11-20T12:00:00Z')
const toCall = (decision: Decision) => answerOutOfSession(decision, 'call', link, now)
const toMessage = (decision: Decision) => answerOutOfSession(decision, 'message', link, now)

const nobody = (
  kind: NobodyReachable['kind'],
  because: NobodyReachable['because'],
  prompts?: NobodyReachable['prompts'],
): NobodyReachable => ({ kind, because, prompts, answerEverySeconds: 3600 })

const session: OpenSession = {
  kind: 'session',
  customer: '+14156667777',
  number: '+14153334444',
  worker: { identity: 'worker-1@example.com', phone: '+14152345555' },
  capacity: undefined,
  byTurn: false,
  assign: { insteadOf: undefined },
  mode: 'voice-and-message',
  reservedNumber: undefined,
  uniqueName: 'autoCreatedSession23423',
  ttlSeconds: 3360,
  because: 'first-contact',
}

describe('the answer out of session', () => {
  it("is the guide's sample for a session", () => {
    expect(toCall(session)).toEqual({
      kind: 'json',
      status: 200,
      body: {
        uniqueName: 'autoCreatedSession23423',
        ttl: 3360,
        mode: 'voice-and-message',
        participantIdentifier: '+14152345555',
      },
    })
  })

  it('holds documented fields only', () => {
    const reply = toCall(session)
    expect(documentedFields).toEqual(expect.arrayContaining(Object.keys(reply.kind === 'json' ? reply.body : {})))
  })

  it.each([
    ['nobody can be reached', 'nobody-reachable', 'Sorry, we are not available right now.'],
    ['all are closed', 'after-hours', 'Sorry, we are closed right now.'],
  ] as const)('is voicemail for a call when %s', (_, because, words) => {
    expect(toCall(nobody('voicemail', because))).toEqual(
      takeVoicemail(link, `${words} Please leave a message after the tone. Thank you!`),
    )
  })

  it.each([
    ['nobody can be reached', 'nobody-available', 'Sorry, nobody is available right now. Please try again later.'],
    ['all are closed', 'after-hours', 'Sorry, we are closed right now. Please try again later.'],
  ] as const)('is a message for a message when %s', (_, because, words) => {
    expect(twimlIn(toMessage(nobody('apology', because)))).toEqual(
      parseTwiml(`<Response><Message>${words}</Message></Response>`),
    )
  })

  it("speaks the number's language, in its voice, to the end", () => {
    const reply = toCall(nobody('voicemail', 'after-hours', german))
    expect(reply).toEqual(takeVoicemail(link, german.afterHours, german))
    const said = elementsIn(twimlIn(reply)).filter(({ name }) => name === 'Say')
    const attributes = { language: 'de-DE', voice: 'Polly.Vicki' }
    expect(said).toEqual([
      { name: 'Say', attributes, content: [german.afterHours] },
      { name: 'Say', attributes, content: [german.tryAgain] },
      { name: 'Say', attributes, content: [german.nothingHeard] },
    ])
  })

  it.each([
    ['after-hours', german.sorryAfterHours],
    ['nobody-available', german.sorry],
  ] as const)("writes in the number's language: %s", (because, words) => {
    expect(twimlIn(toMessage(nobody('apology', because, german)))).toEqual(
      parseTwiml(`<Response><Message>${words}</Message></Response>`),
    )
  })

  it('does not let the phone ring for a blocked caller, and writes nothing to a blocked sender', () => {
    const answer = (kind: 'reject' | 'ignore') => twimlIn(toCall({ kind, because: 'blocked' }))
    expect(answer('reject')).toEqual(parseTwiml('<Response><Reject/></Response>'))
    expect(answer('ignore')).toEqual(parseTwiml('<Response/>'))
  })

  it.each([
    ['call', 'voicemail'],
    ['message', 'apology'],
  ] as const)('to a %s that could not be worked on is the same', (kind, decided) => {
    expect(nobodyReachable(kind, link)).toEqual(
      answerOutOfSession(nobody(decided, 'nobody-reachable'), kind, link, now),
    )
  })

  it('names the end of the session instead of its ttl, the mode, and the number that is kept for the worker', () => {
    const dateExpiry = new Date('2026-11-20T17:30:00Z')
    expect(toCall({ ...session, mode: 'voice-only', dateExpiry, reservedNumber: '+14152346666' })).toEqual({
      kind: 'json',
      status: 200,
      body: {
        uniqueName: 'autoCreatedSession23423',
        mode: 'voice-only',
        dateExpiry: '2026-11-20T17:30:00.000Z',
        participantIdentifier: '+14152345555',
        participantProxyIdentifier: '+14152346666',
      },
    })
  })

  it('leaves out the number that is kept for the worker, where nobody could note that it is taken', () => {
    const reply = toCall(withoutNote({ ...session, reservedNumber: '+14152346666' }))
    expect(reply).toEqual(toCall(session))
  })

  it('promises a worker no session for the next text, where nobody could note that it was made', () => {
    const contact = { key: 'key-1', customer: '+14152345555', number: '+15551230001', at: '2026-11-20T12:00:00.000Z' }
    const worker = { identity: 'worker-1@example.com', phone: '+15559990001' }
    const terms = { uniqueName: 'patchbay-1', ttlSeconds: 60 }
    const chosen = { because: 'chosen', seen: '+15551230002', worker, contact, mode: 'message-only', terms } as const
    const reply = toMessage(withoutNote({ kind: 'session-for-next-text', ...chosen }))
    expect(wordsIn(twimlIn(reply))).toMatch(/cannot be reached on this number right now/)
  })

  it('sends a call back to Proxy after a moment, before anybody picks up, and a message at once', () => {
    const proxyUrl = `https://webhooks.twilio.com/v1/Accounts/AC${'a'.repeat(32)}/Proxy/KS${'a'.repeat(32)}/Webhooks/Call`
    const wait: Decision = { kind: 'wait', because: 'session-being-made', proxyUrl }
    const redirect = `<Redirect method="POST">${proxyUrl}</Redirect>`
    expect(twimlIn(toCall(wait))).toEqual(parseTwiml(`<Response><Pause length="2"/>${redirect}</Response>`))
    expect(twimlIn(toMessage(wait))).toEqual(parseTwiml(`<Response>${redirect}</Response>`))
  })
})
