import { answerOutOfSession, nobodyReachable } from '../../src/replies/out-of-session'
import { takeVoicemail } from '../../src/replies/voicemail'
import type { OpenSession } from '../../src/routing/out-of-session'
import { linksFrom } from '../../src/runtime/paths'
import { german } from '../fixtures/prompts'
import { twimlIn } from '../support/replied'
import { elementsIn, parseTwiml } from '../support/twiml-tree'

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

const session: OpenSession = {
  kind: 'session',
  customer: '+14156667777',
  number: '+14153334444',
  worker: { identity: 'worker-1@example.com', phone: '+14152345555' },
  capacity: undefined,
  byTurn: false,
  assign: { insteadOf: undefined },
  uniqueName: 'autoCreatedSession23423',
  ttlSeconds: 3360,
  because: 'first-contact',
}

describe('the answer out of session', () => {
  it("is the guide's sample for a session", () => {
    expect(answerOutOfSession(session, link)).toEqual({
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
    const reply = answerOutOfSession(session, link)
    expect(documentedFields).toEqual(expect.arrayContaining(Object.keys(reply.kind === 'json' ? reply.body : {})))
  })

  it.each([
    ['nobody can be reached', 'nobody-reachable', 'Sorry, we are not available right now.'],
    ['all are closed', 'after-hours', 'Sorry, we are closed right now.'],
  ] as const)('is voicemail for a call when %s', (_, because, words) => {
    expect(answerOutOfSession({ kind: 'voicemail', because, prompts: undefined }, link)).toEqual(
      takeVoicemail(link, `${words} Please leave a message after the tone. Thank you!`),
    )
  })

  it.each([
    ['nobody can be reached', 'nobody-available', 'Sorry, nobody is available right now. Please try again later.'],
    ['all are closed', 'after-hours', 'Sorry, we are closed right now. Please try again later.'],
  ] as const)('is a message for a message when %s', (_, because, words) => {
    expect(twimlIn(answerOutOfSession({ kind: 'apology', because, prompts: undefined }, link))).toEqual(
      parseTwiml(`<Response><Message>${words}</Message></Response>`),
    )
  })

  it("speaks the number's language, in its voice, to the end", () => {
    const reply = answerOutOfSession({ kind: 'voicemail', because: 'after-hours', prompts: german }, link)
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
    expect(twimlIn(answerOutOfSession({ kind: 'apology', because, prompts: german }, link))).toEqual(
      parseTwiml(`<Response><Message>${words}</Message></Response>`),
    )
  })

  it('does not let the phone ring for a blocked caller, and writes nothing to a blocked sender', () => {
    const answer = (kind: 'reject' | 'ignore') => twimlIn(answerOutOfSession({ kind, because: 'blocked' }, link))
    expect(answer('reject')).toEqual(parseTwiml('<Response><Reject/></Response>'))
    expect(answer('ignore')).toEqual(parseTwiml('<Response/>'))
  })

  it.each([
    ['call', { kind: 'voicemail', because: 'nobody-reachable', prompts: undefined }],
    ['message', { kind: 'apology', because: 'nobody-reachable', prompts: undefined }],
  ] as const)('to a %s that could not be worked on is the same', (kind, decision) => {
    expect(nobodyReachable(kind, link)).toEqual(answerOutOfSession(decision, link))
  })
})
